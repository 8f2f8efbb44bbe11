package org.stint.internal.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldSource;
import org.stint.exception.MappingException;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;

/**
 * Reaches the fields of an entity class through method handles, looked up once. The field behind an attribute of an
 * embedded object is that which holds the object.
 *
 * @param <E> the entity class
 */
final class HandleAccessor<E> implements EntityAccessor<E> {

    private static final MethodType CONSTRUCTOR = MethodType.methodType(Object.class);
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    private final MethodHandle constructor;
    private final MethodHandle[] getters;
    private final MethodHandle[] setters;
    private final Field[] fields;

    private HandleAccessor(MethodHandle constructor, MethodHandle[] getters, MethodHandle[] setters, Field[] fields) {
        this.constructor = constructor;
        this.fields = fields;
        this.getters = getters;
        this.setters = setters;
    }

    static <E> HandleAccessor<E> of(EntityModel<E> model) {
        Class<E> type = model.type();
        try {
            MethodHandles.Lookup lookup = Nest.near(type);
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class));
            List<AttributeModel> attributes = model.attributes();
            MethodHandle[] getters = new MethodHandle[attributes.size()];
            MethodHandle[] setters = new MethodHandle[attributes.size()];
            Field[] fields = new Field[attributes.size()];
            for (AttributeModel attribute : attributes) {
                Field field = field(type, attribute.rootName());
                MethodHandles.Lookup owner = Nest.near(field.getDeclaringClass());
                fields[attribute.index()] = field;
                getters[attribute.index()] = owner.unreflectGetter(field).asType(GETTER);
                setters[attribute.index()] = owner.unreflectSetter(field).asType(SETTER);
            }
            return new HandleAccessor<>(constructor.asType(CONSTRUCTOR), getters, setters, fields);
        } catch (IllegalAccessException closed) {
            throw new MappingException("Cannot reach the fields of " + type.getName() + ": its package is not open to"
                    + " Stint. Add \"opens " + type.getPackageName() + " to org.stint.core;\" to the module"
                    + " descriptor.");
        } catch (NoSuchMethodException | NoSuchFieldException outdated) {
            throw new MappingException("The generated table of " + type.getName() + " does not fit the class: "
                    + outdated.getMessage() + ". Rebuild the module, so that the annotation processor writes it"
                    + " anew.");
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the constructor is that of E
    public E instantiate() {
        try {
            return (E) constructor.invokeExact();
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    @Override
    public @Nullable Object get(E entity, int attribute) {
        try {
            return getters[attribute].invokeExact((Object) entity);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    @Override
    public void set(E entity, int attribute, @Nullable Object value) {
        try {
            setters[attribute].invokeExact((Object) entity, value);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    @Override
    public void fill(E entity, FieldSource values) throws Exception {
        for (int attribute = 0; attribute < fields.length; attribute++) {
            set(entity, attribute, value(values, attribute, fields[attribute].getType()));
        }
    }

    /** The fields behind the attributes. */
    Field[] fields() {
        return fields.clone();
    }

    private static @Nullable Object value(FieldSource values, int attribute, Class<?> type) throws Exception {
        if (!type.isPrimitive()) {
            return values.value(attribute);
        }
        return switch (type.getName()) {
            case "boolean" -> values.booleanValue(attribute);
            case "byte" -> values.byteValue(attribute);
            case "short" -> values.shortValue(attribute);
            case "char" -> values.charValue(attribute);
            case "int" -> values.intValue(attribute);
            case "long" -> values.longValue(attribute);
            case "float" -> values.floatValue(attribute);
            default -> values.doubleValue(attribute);
        };
    }

    static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new MappingException("The constructor threw " + thrown);
    }
}
