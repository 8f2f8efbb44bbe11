package org.stint.internal.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stint.internal.state.EntityEntry.Status;

/**
 * The entries that a flush has to look at: new and removed ones, and those whose objects told of a change. It spares
 * looking at all others.
 */
final class Worklist {

    private final Map<Status, Set<EntityEntry<?>>> byStatus = new EnumMap<>(Status.class);
    private final Set<EntityEntry<?>> touched = new LinkedHashSet<>();

    Worklist() {
        for (Status status : List.of(Status.NEW, Status.REMOVED, Status.DELETED)) {
            byStatus.put(status, new LinkedHashSet<>());
        }
    }

    /** An entry goes from one status to another. */
    void moved(EntityEntry<?> entry, Status from, Status to) {
        Set<EntityEntry<?>> before = byStatus.get(from);
        if (before != null) {
            before.remove(entry);
        }
        Set<EntityEntry<?>> after = byStatus.get(to);
        if (after != null) {
            after.add(entry);
        }
        if (to == Status.DETACHED) {
            touched.remove(entry);
        }
    }

    /** The object of an entry may differ from its row. */
    void touched(EntityEntry<?> entry) {
        if (entry.status() != Status.DETACHED) {
            touched.add(entry);
        }
    }

    /** The object of an entry is what its row is. */
    void settled(EntityEntry<?> entry) {
        touched.remove(entry);
    }

    /** The managed entries whose objects may differ from their rows, as far as they told. */
    List<EntityEntry<?>> touched() {
        List<EntityEntry<?>> managed = new ArrayList<>(touched);
        managed.removeIf(entry -> entry.status() != Status.MANAGED);
        return managed;
    }

    /** All entries of a status other than MANAGED. */
    List<EntityEntry<?>> of(Status status) {
        return new ArrayList<>(byStatus.getOrDefault(status, Set.of()));
    }

    /** Whether a flush may have anything to look at. */
    boolean isBusy() {
        return !(touched.isEmpty()
                && byStatus.get(Status.NEW).isEmpty()
                && byStatus.get(Status.REMOVED).isEmpty());
    }

    /** New and removed entries and the touched ones, in the order in which the session came to know the objects. */
    List<EntityEntry<?>> all() {
        List<EntityEntry<?>> all = touched();
        all.addAll(byStatus.get(Status.NEW));
        all.addAll(byStatus.get(Status.REMOVED));
        all.sort(Comparator.comparingLong(EntityEntry::sequence));
        return all;
    }

    /** All entries have been detached. */
    void clear() {
        byStatus.values().forEach(Set::clear);
        touched.clear();
    }
}
