package org.stint.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.statement.Node;
import org.stint.statement.Parameters;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.Sql;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;

/** Which value goes to which placeholder of a statement. */
final class Binding {

    /** For statements without parameters. */
    static final @Nullable Object[] NO_PARAMETERS = {};

    private static final int[] NO_NUMBERS = {};

    private final List<Sql.Slot> slots;
    private final List<PlaceholderNode> placeholders;
    private final Dialect dialect;
    private final List<PlaceholderNode.Parameter> parameters;
    private final int[] numbers;

    Binding(Sql sql, List<PlaceholderNode> placeholders, Dialect dialect) {
        this.dialect = dialect;
        this.slots = sql.slots();
        this.placeholders = placeholders;
        this.parameters = parameters(placeholders);
        this.numbers = parameters.isEmpty() ? NO_NUMBERS : numbers(placeholders);
    }

    private static List<PlaceholderNode.Parameter> parameters(List<PlaceholderNode> placeholders) {
        List<PlaceholderNode.Parameter> parameters = List.of();
        for (int i = 0; i < placeholders.size(); i++) {
            if (placeholders.get(i) instanceof PlaceholderNode.Parameter parameter) {
                if (parameters.isEmpty()) {
                    parameters = new ArrayList<>();
                }
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    /** For each placeholder that is a parameter, which of the parameters it is. */
    private static int[] numbers(List<PlaceholderNode> placeholders) {
        int[] numbers = new int[placeholders.size()];
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (placeholders.get(i) instanceof PlaceholderNode.Parameter) {
                numbers[i] = count++;
            }
        }
        return numbers;
    }

    /** The parameters, in preorder. */
    List<PlaceholderNode.Parameter> parameters() {
        return parameters;
    }

    /** Whether values are bound that belong to the statement itself. */
    boolean holdsValues() {
        return parameters.size() < placeholders.size();
    }

    /**
     * Refuses values that are not those of the parameters.
     *
     * @throws IllegalArgumentException naming the parameters
     */
    void requireValues(@Nullable Object[] row, Node statement) {
        if (row.length != parameters.size()) {
            Parameters.NONE.valuesFor(statement);
            throw new IllegalArgumentException("The statement has " + parameters.size() + " parameters, but "
                    + row.length + " values were given. Execute it with Parameters.");
        }
    }

    /**
     * Binds all placeholders.
     *
     * @param row the values of the parameters, in the order in which a walk in preorder meets them
     */
    void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < slots.size(); i++) {
            Sql.Slot slot = slots.get(i);
            PlaceholderNode placeholder = placeholders.get(slot.position());
            if (placeholder instanceof PlaceholderNode.BindList list && slot.isBits()) {
                statement.setBytes(i + 1, bits(list.type(), list.values(), slot.length()));
            } else if (placeholder instanceof PlaceholderNode.BindList list && slot.isArray()) {
                array(statement, i + 1, list.type(), slot.arrayOf(list.values()));
            } else {
                bind(statement, i + 1, placeholder.type(), value(placeholder, slot, row));
            }
        }
    }

    /** The values that are sent, in the order of the placeholders. */
    List<Object> values(@Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>(slots.size());
        for (Sql.Slot slot : slots) {
            PlaceholderNode placeholder = placeholders.get(slot.position());
            boolean whole = placeholder instanceof PlaceholderNode.BindList && slot.isArray();
            Object value = value(placeholder, slot, row);
            values.add(whole ? sentList(placeholder.type(), (List<?>) value) : sent(placeholder.type(), value));
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object value(PlaceholderNode placeholder, Sql.Slot slot, @Nullable Object[] row) {
        if (placeholder instanceof PlaceholderNode.Bind bind) {
            return bind.value();
        }
        if (placeholder instanceof PlaceholderNode.BindList list) {
            List<@Nullable Object> values = list.values();
            return slot.isArray() ? slot.arrayOf(values) : slot.elementOf(values);
        }
        return row[numbers[slot.position()]];
    }

    private void array(PreparedStatement statement, int index, SqlType<?> type, List<@Nullable Object> values)
            throws SQLException {
        // the driver of PostgreSQL takes bytes only in an array of theirs
        boolean bytes = type.columnType().kind() == ColumnType.Kind.VARBINARY;
        @Nullable Object[] elements = bytes ? new byte[values.size()][] : new Object[values.size()];
        for (int i = 0; i < elements.length; i++) {
            Object element = element(type, values.get(i));
            elements[i] = element == null ? null : dialect.arrayElement(element);
        }
        if (dialect.takesJavaArrays()) {
            statement.setObject(index, elements);
        } else {
            statement.setArray(
                    index, statement.getConnection().createArrayOf(dialect.arrayType(type.columnType()), elements));
        }
    }

    /** The lowest bit of the first byte is that of 0. */
    private static byte[] bits(SqlType<?> type, List<@Nullable Object> numbers, int count) {
        byte[] bits = new byte[count / Byte.SIZE];
        for (Object number : numbers) {
            if (element(type, number) instanceof Number whole) {
                int bit = (int) (whole.longValue() & (count - 1));
                bits[bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
            }
        }
        return bits;
    }

    @SuppressWarnings("unchecked") // the elements of a list are of its type
    private static @Nullable Object element(SqlType<?> type, @Nullable Object value) {
        return value == null ? null : ((SqlType<Object>) type).element(value);
    }

    private static List<@Nullable Object> sentList(SqlType<?> type, List<?> list) {
        List<@Nullable Object> values = new ArrayList<>(list.size());
        list.forEach(value -> values.add(sent(type, value)));
        return Collections.unmodifiableList(values);
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
