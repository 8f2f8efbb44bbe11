package org.stint.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stint.exception.EntityNotFoundException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;

/** Reads managed objects anew, with one statement for each class. */
final class EntityRefresh {

    private final EntityLoader loader;
    private final TransactionBinding binding;

    EntityRefresh(EntityLoader loader, TransactionBinding binding) {
        this.loader = loader;
        this.binding = binding;
    }

    /**
     * Reads objects anew that must have rows.
     *
     * @throws EntityNotFoundException if one was not inserted yet, or its row is gone
     */
    void refreshAll(Collection<EntityEntry<?>> entries) {
        for (EntityEntry<?> entry : entries) {
            if (entry.status() == Status.NEW) {
                throw new EntityNotFoundException(
                        "Cannot refresh " + entry.label() + ": it was not inserted yet. Call session.flush() first.");
            }
        }
        List<EntityEntry<?>> gone = refresh(entries, "refresh objects");
        if (!gone.isEmpty()) {
            throw new EntityNotFoundException("Cannot refresh "
                    + gone.stream().map(EntityEntry::label).collect(Collectors.joining(", "))
                    + ": there is no such row any more. Detach what is gone, or roll back.");
        }
    }

    /** Reads objects anew; gives back those whose rows are gone. */
    List<EntityEntry<?>> refresh(Collection<EntityEntry<?>> entries, String attempt) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<EntityType<?>, List<EntityEntry<?>>> byType = new LinkedHashMap<>();
        Set<EntityEntry<?>> once = Collections.newSetFromMap(new IdentityHashMap<>());
        for (EntityEntry<?> entry : entries) {
            if (once.add(entry)) {
                byType.computeIfAbsent(entry.type(), any -> new ArrayList<>()).add(entry);
            }
        }
        Execution execution = binding.execution(attempt);
        List<EntityEntry<?>> gone = new ArrayList<>();
        byType.forEach((type, group) -> gone.addAll(refresh(type, group, execution)));
        return gone;
    }

    @SuppressWarnings("unchecked") // grouped by their own type
    private <E> List<EntityEntry<E>> refresh(EntityType<E> type, List<EntityEntry<?>> group, Execution execution) {
        return loader.refresh(type, (Collection<EntityEntry<E>>) (Collection<?>) group, execution);
    }
}
