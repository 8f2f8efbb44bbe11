package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the database that a statement broke, as far as the error of the driver names it. Holds names only, never a
 * value of the row. Names are as the mapping has them: what the database folded to capitals is in lower case again.
 *
 * @param kind which kind of rule it is
 * @param constraint the name of the constraint, or of its index where the error names only that; null if it has none or
 *     the error does not say
 * @param table the table that the rule belongs to, for a foreign key the one that refers; null if the error does not say
 * @param columns the columns, empty if the error does not say
 */
public record Violation(
        Kind kind, @Nullable String constraint, @Nullable String table, List<String> columns) {

    /** The kinds of rules that every supported database has, and the exclusion constraints of PostgreSQL. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        EXCLUSION
    }

    /** Copies the list. */
    public Violation {
        columns = List.copyOf(columns);
    }
}
