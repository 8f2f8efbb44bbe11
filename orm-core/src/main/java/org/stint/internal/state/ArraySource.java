package org.stint.internal.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.FieldSource;
import org.stint.contract.Ref;
import org.stint.mapping.AttributeModel;

/**
 * Gives fields the values of an array, of mutable ones a copy; what is not loaded is null to begin with.
 *
 * @param own the same values, with an object of the application's where a field is to keep it
 */
record ArraySource(
        EntityType<?> type,
        @Nullable Object[] values,
        @Nullable Object[] own) implements FieldSource {

    @Override
    public @Nullable Object value(int attribute) {
        Object value = values[attribute];
        if (value == null) {
            return null;
        }
        AttributeModel model = attributes().get(attribute);
        boolean notLoaded = value instanceof Unread
                || value instanceof Ref<?>
                        && model.reference() != null
                        && !model.reference().asRef();
        if (notLoaded) {
            return null;
        }
        return own[attribute] != value ? own[attribute] : EntityType.kept(model, value);
    }

    @Override
    public boolean booleanValue(int attribute) {
        return (Boolean) primitive(attribute);
    }

    @Override
    public byte byteValue(int attribute) {
        return (Byte) primitive(attribute);
    }

    @Override
    public short shortValue(int attribute) {
        return (Short) primitive(attribute);
    }

    @Override
    public char charValue(int attribute) {
        return (Character) primitive(attribute);
    }

    @Override
    public int intValue(int attribute) {
        return (Integer) primitive(attribute);
    }

    @Override
    public long longValue(int attribute) {
        return (Long) primitive(attribute);
    }

    @Override
    public float floatValue(int attribute) {
        return (Float) primitive(attribute);
    }

    @Override
    public double doubleValue(int attribute) {
        return (Double) primitive(attribute);
    }

    private Object primitive(int attribute) {
        Object value = values[attribute];
        if (value == null) {
            throw type.nullForPrimitive(attributes().get(attribute));
        }
        return value;
    }

    private List<AttributeModel> attributes() {
        return type.model().attributes();
    }
}
