package org.stint.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row as plain JDBC reads them, in one Java type for each kind of column whatever the database: whole
 * numbers as long, bytes as hexadecimal text, times as {@code java.time} has them, those with a zone as instants.
 *
 * @param values the values
 */
public record Row(List<@Nullable Object> values) {

    /** Copies the list. */
    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A row to compare with; whole numbers may be of any Java type. */
    public static Row row(@Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            boolean whole = value instanceof Integer || value instanceof Short || value instanceof Byte;
            all.add(whole ? (Object) ((Number) value).longValue() : value);
        }
        return new Row(all);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
