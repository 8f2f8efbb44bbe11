package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.FieldSource;
import org.stint.exception.DataException;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * Gives fields the values of the current row. Primitives come straight from the driver's getters where the type does
 * nothing else. For a foreign key whose entity is not there yet, whoever made the source finds something; a key of several
 * columns is given for the first of them. An attribute without a column is null.
 */
final class RowSource implements FieldSource {

    /** Says what a field gets for a foreign key. */
    interface Keys {

        /** The value of the field for the id that the key holds. */
        @Nullable
        Object value(ReferenceModel reference, Object id);

        /** The composite id that the columns of a key hold together. */
        Object id(ReferenceModel reference, List<Object> columns);
    }

    private static final int NONE = -1;

    private final EntityType<?> type;
    private final RowLayout layout;
    private final AttributeModel[] attributes;
    private final SqlType<?>[] types;
    private final @Nullable ReferenceModel[] references;
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
        this.references = all.stream().map(type.model()::reference).toArray(ReferenceModel[]::new);
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
        ReferenceModel reference = references[attribute];
        Object value = reference != null && reference.isComposite() ? idOf(reference, attribute) : valueOf(attribute);
        return reference == null || value == null ? value : keys.value(reference, value);
    }

    /** What several columns hold together, given for the first of them. */
    private @Nullable Object idOf(ReferenceModel reference, int attribute) throws SQLException {
        if (attribute != reference.first().index()) {
            return null;
        }
        List<Object> columns = new ArrayList<>();
        for (AttributeModel column : reference.attributes()) {
            Object value = valueOf(column.index());
            if (value != null) {
                columns.add(value);
            }
        }
        if (!columns.isEmpty() && columns.size() < reference.attributes().size()) {
            throw new DataException("Cannot read " + type.name() + "." + reference + ": of its columns "
                    + reference.columns() + " some are NULL and some are not, so that they refer to no "
                    + reference.target().getSimpleName() + ". Set all of them or none in the row.");
        }
        return columns.isEmpty() ? null : keys.id(reference, columns);
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
