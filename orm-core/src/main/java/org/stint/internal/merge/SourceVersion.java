package org.stint.internal.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FieldConflict;
import org.stint.exception.MissingVersionException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StaleRow.Fate;
import org.stint.exception.StintException;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;

/** Refuses a source that was made from another version of its row than the one there is. */
final class SourceVersion {

    private final EntityTypes types;

    SourceVersion(EntityTypes types) {
        this.types = types;
    }

    /**
     * Compares the version of a source with that of the managed object.
     *
     * @param patch what was to be copied
     * @throws StaleObjectException if they differ
     * @throws MissingVersionException if the source has none
     */
    <E> void check(EntityEntry<E> entry, E source, Patch patch) {
        AttributeModel version = entry.type().model().version();
        if (version == null) {
            return;
        }
        Object expected = entry.type().get(source, version);
        if (expected == null) {
            throw new MissingVersionException("Cannot merge " + entry.label() + ": its version "
                    + entry.type().name()
                    + "." + version + " is null, so that nobody can tell which row it was made from. Set it to the"
                    + " version that was shown to whoever changed it.");
        }
        Object actual = entry.stored(version);
        if (!version.type().same(version.type().normalize(expected), actual)) {
            throw stale(entry.type(), entry.id(), expected, actual, Fate.CHANGED, conflicts(entry, patch));
        }
    }

    /** What is wrong with a source that was stored, while there is no row with its id. */
    <E> StintException gone(EntityType<E> type, E source, Object id) {
        AttributeModel version = type.model().version();
        if (version == null) {
            return new EntityNotFoundException("Cannot merge " + type.name() + " " + id
                    + ": it was stored, but there is no such row any more. To store it again, persist a new object with"
                    + " its values.");
        }
        return stale(type, id, type.get(source, version), null, Fate.DELETED, List.of());
    }

    /** In which attributes a source and the row differ; what both started from, only the source's maker knows. */
    private List<FieldConflict> conflicts(EntityEntry<?> entry, Patch patch) {
        List<FieldConflict> conflicts = new ArrayList<>();
        for (Map.Entry<AttributeModel, @Nullable Object> value : patch.values().entrySet()) {
            AttributeModel attribute = value.getKey();
            Object stored = entry.stored(attribute);
            if (!types.same(attribute, stored, value.getValue())) {
                conflicts.add(FieldConflict.withoutBase(
                        attribute.name(),
                        types.columnValue(attribute, value.getValue()),
                        types.columnValue(attribute, stored)));
            }
        }
        return conflicts;
    }

    private static StaleObjectException stale(
            EntityType<?> type,
            Object id,
            @Nullable Object expected,
            @Nullable Object actual,
            Fate fate,
            List<FieldConflict> fields) {
        return new StaleObjectException(
                "Cannot merge " + type.name() + " " + id,
                List.of(new StaleRow(type.model().type(), id, expected, actual, fate, fields)));
    }
}
