package org.stint.internal.state;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.mapping.AttributeModel;

/** Compares an object with a snapshot, to find changes that the woven class did not tell of. */
final class Verification<E> {

    private final EntityEntry<E> entry;
    private @Nullable Object @Nullable [] snapshot;

    Verification(EntityEntry<E> entry) {
        this.entry = entry;
    }

    /** The object is what its row is. */
    void begin() {
        snapshot = entry.currentValues();
    }

    /** A lazy column was read, or forgotten again. */
    void loaded(AttributeModel attribute, @Nullable Object value) {
        if (snapshot != null) {
            snapshot[attribute.index()] = EntityType.kept(attribute, value);
        }
    }

    /**
     * Compares.
     *
     * @param told the positions of the attributes that the object told of
     * @throws StintException if another one changed
     */
    void verify(BitSet told, EntityTypes types) {
        if (snapshot == null) {
            return;
        }
        List<AttributeModel> silent = entry.type().model().attributes().stream()
                .filter(attribute -> !told.get(attribute.index()))
                .filter(attribute -> !types.same(attribute, snapshot[attribute.index()], entry.current(attribute)))
                .toList();
        if (!silent.isEmpty()) {
            snapshot = null; // said once; the session can still be closed
            throw new StintException("Cannot trust what was recorded of " + entry.label() + ": "
                    + silent.stream().map(AttributeModel::name).collect(Collectors.joining(", "))
                    + " changed without a word from the woven class. Write fields by the code of their own module only,"
                    + " not by reflection and not from a module that is not woven.");
        }
    }
}
