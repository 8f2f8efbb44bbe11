package org.stint.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent for a statement: to look at, or to hand to other tools.
 *
 * @param text the SQL, with {@code ?} for each value
 * @param values for each placeholder, in order, the value as the application gave it; a list where it goes as one array,
 *     and {@code :name} for a parameter
 */
public record SqlWithValues(String text, List<@Nullable Object> values) {

    /** Copies the list. */
    public SqlWithValues {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    static SqlWithValues of(Node statement, SqlWriter writer) {
        Sql sql = writer.write(statement);
        List<PlaceholderNode> placeholders = ShapedStatement.of(statement).placeholders();
        List<@Nullable Object> values = new ArrayList<>(sql.slots().size());
        for (Sql.Slot slot : sql.slots()) {
            values.add(value(placeholders.get(slot.position()), slot));
        }
        return new SqlWithValues(sql.text(), values);
    }

    private static @Nullable Object value(PlaceholderNode placeholder, Sql.Slot slot) {
        if (placeholder instanceof PlaceholderNode.BindList list) {
            List<@Nullable Object> values = list.values();
            return slot.isArray() ? slot.arrayOf(values) : slot.elementOf(values);
        }
        return placeholder instanceof PlaceholderNode.Bind bind
                ? bind.value()
                : ":" + ((PlaceholderNode.Parameter) placeholder).name();
    }

    /** The text alone: values must not reach a log by accident. */
    @Override
    public String toString() {
        return text;
    }
}
