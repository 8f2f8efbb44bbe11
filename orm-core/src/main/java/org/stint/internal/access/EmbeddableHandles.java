package org.stint.internal.access;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.exception.MappingException;
import org.stint.mapping.EmbeddedModel;
import org.stint.mapping.EmbeddedModel.Part;

/** Reaches the fields of an embeddable class, or makes its records, through method handles, looked up once. */
final class EmbeddableHandles implements EmbeddableAccessor<Object> {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    private final EmbeddedModel model;
    private final List<Part> parts;
    private final @Nullable EmbeddableHandles[] inner;
    private final MethodHandle constructor;
    private final MethodHandle[] getters;
    private final MethodHandle @Nullable [] setters;

    private EmbeddableHandles(EmbeddedModel model, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        this.model = model;
        this.parts = model.parts();
        this.inner = new @Nullable EmbeddableHandles[parts.size()];
        this.getters = new MethodHandle[parts.size()];
        boolean immutable = model.type().isRecord();
        this.setters = immutable ? null : new MethodHandle[parts.size()];
        for (int part = 0; part < getters.length; part++) {
            EmbeddedModel embedded = parts.get(part).embedded();
            inner[part] = embedded == null ? null : of(embedded);
            Field field = HandleAccessor.field(model.type(), parts.get(part).name());
            MethodHandles.Lookup owner = Nest.near(field.getDeclaringClass());
            getters[part] = owner.unreflectGetter(field).asType(GETTER);
            if (setters != null) {
                setters[part] = owner.unreflectSetter(field).asType(SETTER);
            }
        }
        Class<?>[] parameters = immutable
                ? Arrays.stream(model.type().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new)
                : new Class<?>[0];
        MethodHandle made = lookup.findConstructor(model.type(), MethodType.methodType(void.class, parameters));
        this.constructor = made.asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /**
     * The handles for an embedded object and those inside it.
     *
     * @throws MappingException if the fields cannot be reached
     */
    static EmbeddableHandles of(EmbeddedModel model) {
        Class<?> type = model.type();
        try {
            return new EmbeddableHandles(model, Nest.near(type));
        } catch (IllegalAccessException closed) {
            throw new MappingException("Cannot reach the fields of " + type.getName() + ": its package is not open to"
                    + " Stint. Add \"opens " + type.getPackageName() + " to org.stint.core;\" to the module"
                    + " descriptor.");
        } catch (ReflectiveOperationException outdated) {
            throw new MappingException("The generated table does not fit the embeddable class " + type.getName() + ": "
                    + outdated.getMessage() + ". Rebuild the module, so that the annotation processor writes it"
                    + " anew.");
        }
    }

    @Override
    public @Nullable Object get(@Nullable Object value, int attribute) {
        if (value == null) {
            return null;
        }
        for (int part = 0; part < inner.length; part++) {
            EmbeddableHandles embedded = inner[part];
            if (embedded == null ? parts.get(part).index() == attribute : embedded.model.contains(attribute)) {
                Object found = get(value, getters[part]);
                return embedded == null ? found : embedded.get(found, attribute);
            }
        }
        throw new IllegalArgumentException(model + " has no attribute " + attribute);
    }

    @Override
    public void read(@Nullable Object value, @Nullable Object[] values) {
        for (int part = 0; part < inner.length; part++) {
            Object found = value == null ? null : get(value, getters[part]);
            EmbeddableHandles embedded = inner[part];
            if (embedded == null) {
                values[parts.get(part).index()] = found;
            } else {
                embedded.read(found, values);
            }
        }
    }

    @Override
    public @Nullable Object write(@Nullable Object current, @Nullable Object[] values) {
        if (isHeld(current, values)) {
            return current;
        }
        if (model.attributes().stream().allMatch(attribute -> values[attribute.index()] == null)) {
            return null;
        }
        @Nullable Object[] fields = new @Nullable Object[inner.length];
        for (int part = 0; part < fields.length; part++) {
            EmbeddableHandles embedded = inner[part];
            fields[part] = embedded == null
                    ? values[parts.get(part).index()]
                    : embedded.write(current == null ? null : get(current, getters[part]), values);
        }
        return setters == null ? make(fields) : changed(current, fields, setters);
    }

    /** Whether the object has these values already, so that it can stay. */
    private boolean isHeld(@Nullable Object current, @Nullable Object[] values) {
        @Nullable Object[] held = new @Nullable Object[values.length];
        read(current, held);
        return model.attributes().stream().allMatch(attribute -> held[attribute.index()] == values[attribute.index()]);
    }

    private Object changed(@Nullable Object current, @Nullable Object[] fields, MethodHandle[] setters) {
        Object changed = current != null ? current : make(new Object[0]);
        for (int part = 0; part < fields.length; part++) {
            try {
                setters[part].invokeExact(changed, fields[part]);
            } catch (Throwable thrown) {
                throw HandleAccessor.rethrown(thrown);
            }
        }
        return changed;
    }

    private Object make(@Nullable Object[] fields) {
        try {
            return (Object) constructor.invokeExact(fields);
        } catch (Throwable thrown) {
            throw HandleAccessor.rethrown(thrown);
        }
    }

    private static @Nullable Object get(Object value, MethodHandle getter) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (Throwable thrown) {
            throw HandleAccessor.rethrown(thrown);
        }
    }
}
