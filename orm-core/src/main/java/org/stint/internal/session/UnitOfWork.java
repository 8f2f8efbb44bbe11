package org.stint.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.session.FlushPlan;
import org.stint.session.FlushResult;

/** What a session has to write: whether there is something, writing it, and reading anew what turned out outdated. */
final class UnitOfWork {

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final Flusher flusher;
    private final DirtyCheck check;

    UnitOfWork(PersistenceContext context, EntityLoader loader, Flusher flusher, DirtyCheck check) {
        this.context = context;
        this.loader = loader;
        this.flusher = flusher;
        this.check = check;
    }

    /** Whether any object may have something to be written; costs nothing. */
    boolean mayBeDirty() {
        return context.hasCandidates();
    }

    /** Whether a flush would write something, to one of these tables or, given null, to any. */
    boolean isDirty(@Nullable Set<String> tables) {
        return !dirtyEntries(tables, true).isEmpty();
    }

    /** The objects that a flush would write. */
    List<EntityEntry<?>> dirtyEntries() {
        return dirtyEntries(null, false);
    }

    FlushPlan plan() {
        return flusher.plan(context);
    }

    FlushResult flush(Supplier<JdbcTransaction> begin) {
        Flusher.Outcome outcome = flusher.flush(context, begin);
        if (!outcome.outdated().isEmpty()) {
            refresh(outcome.outdated(), begin.get());
        }
        outcome.callbacks().run();
        return outcome.result();
    }

    /** Reads managed objects anew, one statement for each class; gives back those whose rows are gone. */
    List<EntityEntry<?>> refresh(Collection<? extends EntityEntry<?>> entries, JdbcTransaction transaction) {
        Map<EntityType<?>, List<EntityEntry<?>>> byType = new LinkedHashMap<>();
        Set<EntityEntry<?>> once = Collections.newSetFromMap(new IdentityHashMap<>());
        for (EntityEntry<?> entry : entries) {
            if (once.add(entry)) {
                byType.computeIfAbsent(entry.type(), any -> new ArrayList<>()).add(entry);
            }
        }
        List<EntityEntry<?>> gone = new ArrayList<>();
        byType.forEach((type, group) -> gone.addAll(refresh(type, group, transaction)));
        return gone;
    }

    @SuppressWarnings("unchecked") // grouped by their own type
    private <E> List<EntityEntry<E>> refresh(
            EntityType<E> type, List<EntityEntry<?>> group, JdbcTransaction transaction) {
        return loader.refresh(type, (Collection<EntityEntry<E>>) (Collection<?>) group, transaction.execution());
    }

    private List<EntityEntry<?>> dirtyEntries(@Nullable Set<String> tables, boolean firstOnly) {
        List<EntityEntry<?>> dirty = new ArrayList<>();
        for (EntityEntry<?> entry : context.candidates()) {
            String table = entry.type().model().table().node().name();
            if ((tables == null || tables.contains(table))
                    && (entry.status() != Status.MANAGED
                            || !check.changed(entry).isEmpty())) {
                dirty.add(entry);
                if (firstOnly) {
                    return dirty;
                }
            }
        }
        return dirty;
    }
}
