package org.stint.internal.merge;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;

/**
 * Values for some attributes of an entity; the others are absent, which is not the same as null. Immutable.
 *
 * @param values in the order of the attributes, out of reach of later changes
 */
record Patch(Map<AttributeModel, @Nullable Object> values) {

    Patch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The values of an object, just as its fields hold them: nothing is loaded, and what is not loaded is absent.
     *
     * @param wanted the attributes that are not to be absent
     */
    static <E> Patch of(EntityType<E> type, E source, Selection selection, Predicate<AttributeModel> wanted) {
        Set<AttributeModel> unloaded = new HashSet<>(type.unloaded(source));
        Map<AttributeModel, @Nullable Object> values = new LinkedHashMap<>();
        for (AttributeModel attribute : type.model().attributes()) {
            if (wanted.test(attribute) && !unloaded.contains(attribute)) {
                Object value = type.get(source, attribute);
                if (selection.contains(attribute, value)) {
                    values.put(attribute, EntityType.kept(attribute, value));
                }
            }
        }
        return new Patch(values);
    }

    /** The id of an object. */
    static <E> Patch ofId(EntityType<E> type, E source) {
        Map<AttributeModel, @Nullable Object> values = new LinkedHashMap<>();
        type.model().ids().forEach(part -> values.put(part, EntityType.kept(part, type.get(source, part))));
        return new Patch(values);
    }

    /** The part of it that an object does not hold yet. */
    Patch without(Predicate<Map.Entry<AttributeModel, @Nullable Object>> held) {
        Map<AttributeModel, @Nullable Object> rest = new LinkedHashMap<>();
        for (Map.Entry<AttributeModel, @Nullable Object> value : values.entrySet()) {
            if (!held.test(value)) {
                rest.put(value.getKey(), value.getValue());
            }
        }
        return new Patch(rest);
    }

    /** All values of an entity, with these instead of some of them. */
    @Nullable
    Object[] over(@Nullable Object[] all) {
        @Nullable Object[] patched = all.clone();
        values.forEach((attribute, value) -> patched[attribute.index()] = value);
        return patched;
    }
}
