package org.stint.processor;

import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Column;

/**
 * Where a field lies in an entity.
 *
 * @param path the names of the fields around it, each with a dot behind it; empty for a field of the entity itself
 * @param prefix what stands before the name of its column
 * @param field the field of the entity that holds the outermost object, or null for a field of the entity itself
 * @param id whether it is a part of the id
 * @param required whether the objects around it are always there
 * @param overrides what describes columns instead of the embeddable class, by path
 */
record Embedding(
        String path,
        String prefix,
        @Nullable PersistentField field,
        boolean id,
        boolean required,
        Map<String, Column> overrides) {

    static final Embedding NONE = new Embedding("", "", null, false, true, Map.of());

    /** Where mistakes are shown, or null if at the field itself. */
    @Nullable
    Element place() {
        return field == null ? null : field.place();
    }

    @Nullable
    Column override(String name) {
        return overrides.get(path + name);
    }
}
