package org.stint.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Node;
import org.stint.statement.Sql;
import org.stint.type.SqlType;

/** Which value goes to which placeholder of a statement. */
final class Binding {

    private static final @Nullable Object[] NO_PARAMETERS = {};

    private final List<Integer> slots;
    private final List<Node.Placeholder> placeholders;
    private final int[] parameters;
    private final int parameterCount;

    Binding(Sql sql, List<Node.Placeholder> placeholders) {
        this.slots = sql.slots();
        this.placeholders = placeholders;
        this.parameters = new int[placeholders.size()];
        int count = 0;
        for (int i = 0; i < parameters.length; i++) {
            if (placeholders.get(i) instanceof Node.Parameter) {
                parameters[i] = count++;
            }
        }
        this.parameterCount = count;
    }

    /** Binds a statement that has no parameters. */
    void bind(PreparedStatement statement) throws SQLException {
        bind(statement, NO_PARAMETERS);
    }

    /**
     * Binds all placeholders.
     *
     * @param row the values of the parameters, in the order in which a walk in preorder meets them
     */
    void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        if (row.length != parameterCount) {
            throw new IllegalArgumentException(
                    "The statement has " + parameterCount + " parameters, but " + row.length + " values were given.");
        }
        for (int i = 0; i < slots.size(); i++) {
            int position = slots.get(i);
            bind(statement, i + 1, placeholders.get(position).type(), value(position, row));
        }
    }

    /** The values that a statement without parameters sends, in the order of its placeholders. */
    List<Object> values() {
        return values(NO_PARAMETERS);
    }

    /** The values that are sent, in the order of the placeholders. */
    List<Object> values(@Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>(slots.size());
        for (int position : slots) {
            values.add(sent(placeholders.get(position).type(), value(position, row)));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object value(int position, @Nullable Object[] row) {
        return placeholders.get(position) instanceof Node.Bind bind ? bind.value() : row[parameters[position]];
    }

    @SuppressWarnings("unchecked") // a placeholder's value is of its type
    private static void bind(PreparedStatement statement, int index, SqlType<?> type, @Nullable Object value)
            throws SQLException {
        ((SqlType<Object>) type).bind(statement, index, value);
    }

    @SuppressWarnings("unchecked") // a placeholder's value is of its type
    private static @Nullable Object sent(SqlType<?> type, @Nullable Object value) {
        return value == null ? null : ((SqlType<Object>) type).normalize(value);
    }
}
