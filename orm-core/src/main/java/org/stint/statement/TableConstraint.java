package org.stint.statement;

import java.util.List;

/** What the database is to enforce or to keep sorted besides the columns themselves. */
public sealed interface TableConstraint {

    /** The name in the database. */
    String name();

    /** An index over columns, by column name. */
    record Index(String name, List<String> columns) implements TableConstraint {}

    /** A combination of columns, by column name, whose values come only once. */
    record Unique(String name, List<String> columns) implements TableConstraint {}

    /** A condition in SQL that every row meets. */
    record Check(String name, String condition) implements TableConstraint {}
}
