package org.stint.weave;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class with persistent fields.
 *
 * @param name its internal name
 * @param superclass the next woven superclass, or null
 * @param instantiable whether it is concrete and has a constructor without parameters
 * @param woven whether an earlier run has woven it
 * @param fields its own persistent fields
 */
record MappedClass(
        String name, @Nullable MappedClass superclass, boolean instantiable, boolean woven, List<MappedField> fields) {

    /** The number of persistent fields in superclasses, which is the position of the first field of this class. */
    int inherited() {
        return superclass == null
                ? 0
                : superclass.inherited() + superclass.fields().size();
    }

    /** The persistent field with a name, here or in a superclass. */
    Optional<MappedField> field(String name) {
        for (MappedField field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** How many masks the fields need. */
    int words() {
        return MappedField.words(fields.size());
    }

    /** The bits of all fields in one mask. */
    long mask(int word) {
        return fields.stream()
                .filter(field -> field.word() == word)
                .mapToLong(MappedField::bit)
                .reduce(0, (first, second) -> first | second);
    }

    /** Whether a field is lazy, here or in a superclass, which cannot tell of the fields of this class. */
    boolean hasLazyFields() {
        return fields.stream().anyMatch(MappedField::lazy) || superclass != null && superclass.hasLazyFields();
    }

    boolean hasLazyFields(int word) {
        return fields.stream().anyMatch(field -> field.lazy() && field.word() == word);
    }
}
