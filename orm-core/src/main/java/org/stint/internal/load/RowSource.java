package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.FieldSource;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.statement.Reference;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * Gives fields the values of the current row. Primitives come straight from the driver's getters where the type does
 * nothing else. For a foreign key whose entity is not there yet, whoever made the source finds something; an attribute
 * without a column is null.
 */
final class RowSource implements FieldSource {

    /** Says what a field gets for a foreign key. */
    @FunctionalInterface
    interface Keys {
        @Nullable
        Object value(AttributeModel attribute, Reference reference, Object key);
    }

    private static final int NONE = -1;

    private final EntityType<?> type;
    private final RowLayout layout;
    private final AttributeModel[] attributes;
    private final SqlType<?>[] types;
    private final Keys keys;
    private @Nullable ResultSet row;
    private int known = NONE;
    private @Nullable Object knownValue;

    RowSource(EntityType<?> type, RowLayout layout, Keys keys) {
        this.type = type;
        this.layout = layout;
        this.keys = keys;
        List<AttributeModel> all = type.model().attributes();
        this.attributes = all.toArray(new AttributeModel[0]);
        this.types = all.stream().map(AttributeModel::type).toArray(SqlType<?>[]::new);
    }

    /** Moves to a row. */
    RowSource at(ResultSet current) {
        return at(current, NONE, null);
    }

    /** Moves to a row of which one value was read already. */
    RowSource at(ResultSet current, int attribute, @Nullable Object value) {
        row = current;
        known = attribute;
        knownValue = value;
        return this;
    }

    @Override
    public @Nullable Object value(int attribute) throws SQLException {
        if (!layout.has(attribute)) {
            return null;
        }
        Object value = valueOf(attribute);
        Reference reference = value == null ? null : attributes[attribute].reference();
        return reference == null ? value : keys.value(attributes[attribute], reference, value);
    }

    @Override
    public boolean booleanValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.BOOLEAN || attribute == known) {
            return (Boolean) read(attribute);
        }
        boolean value = row.getBoolean(layout.column(attribute));
        refuseNull(!value, attribute);
        return value;
    }

    @Override
    public byte byteValue(int attribute) throws SQLException {
        return (Byte) read(attribute);
    }

    @Override
    public short shortValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.SHORT || attribute == known) {
            return (Short) read(attribute);
        }
        short value = row.getShort(layout.column(attribute));
        refuseNull(value == 0, attribute);
        return value;
    }

    @Override
    public char charValue(int attribute) throws SQLException {
        return (Character) read(attribute);
    }

    @Override
    public int intValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.INTEGER || attribute == known) {
            return (Integer) read(attribute);
        }
        int value = row.getInt(layout.column(attribute));
        refuseNull(value == 0, attribute);
        return value;
    }

    @Override
    public long longValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.LONG || attribute == known) {
            return (Long) read(attribute);
        }
        long value = row.getLong(layout.column(attribute));
        refuseNull(value == 0, attribute);
        return value;
    }

    @Override
    public float floatValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.FLOAT || attribute == known) {
            return (Float) read(attribute);
        }
        float value = row.getFloat(layout.column(attribute));
        refuseNull(value == 0, attribute);
        return value;
    }

    @Override
    public double doubleValue(int attribute) throws SQLException {
        if (types[attribute] != SqlTypes.DOUBLE || attribute == known) {
            return (Double) read(attribute);
        }
        double value = row.getDouble(layout.column(attribute));
        refuseNull(value == 0, attribute);
        return value;
    }

    private Object read(int attribute) throws SQLException {
        Object value = valueOf(attribute);
        if (value == null) {
            throw type.nullForPrimitive(attributes[attribute]);
        }
        return value;
    }

    private @Nullable Object valueOf(int attribute) throws SQLException {
        return attribute == known ? knownValue : types[attribute].read(row, layout.column(attribute));
    }

    /** Drivers give zero for NULL, and tell only afterwards. */
    private void refuseNull(boolean zero, int attribute) throws SQLException {
        if (zero && row.wasNull()) {
            throw type.nullForPrimitive(attributes[attribute]);
        }
    }
}
