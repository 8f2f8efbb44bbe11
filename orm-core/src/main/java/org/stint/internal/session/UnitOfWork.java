package org.stint.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.internal.flush.Flusher;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.EntityModel;
import org.stint.session.FlushPlan;
import org.stint.session.FlushResult;
import org.stint.session.Session;

/** What a session has to write: whether there is something, writing it, and what is lost if it is never committed. */
final class UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int NAMED_IN_WARNING = 5;

    private final PersistenceContext context;
    private final Flusher flusher;
    private final DirtyCheck check;
    private final EntityRefresh refresh;
    private final TransactionBinding binding;
    private long written;

    UnitOfWork(
            PersistenceContext context,
            Flusher flusher,
            DirtyCheck check,
            EntityRefresh refresh,
            TransactionBinding binding) {
        this.context = context;
        this.flusher = flusher;
        this.check = check;
        this.refresh = refresh;
        this.binding = binding;
    }

    /** Whether any object may have something to be written; costs nothing. */
    boolean mayBeDirty() {
        return context.hasCandidates();
    }

    /** Whether a flush would write something, to one of these tables or, given null, to any. */
    boolean isDirty(@Nullable Set<String> tables) {
        return !dirtyEntries(tables, true).isEmpty();
    }

    FlushPlan plan() {
        return flusher.plan(context);
    }

    /** Writes what there is; what turns out to be outdated is read anew. */
    FlushResult flush() {
        context.callbacks().refuseWhileRunning("flush");
        FlushResult result = flusher.flush(
                context, () -> binding.transaction("flush"), outdated -> refresh.refresh(outdated, "flush"));
        written += result.total();
        return result;
    }

    /** Notes that a statement wrote something past the objects. */
    void wrote() {
        written++;
    }

    /** How much has been written since the last commit or rollback. */
    long written() {
        return written;
    }

    /** Notes that what was written is permanent or taken back, but for so much of it. */
    void settled(long left) {
        written = left;
    }

    /** Logs what would be lost if the session ended now, unless that is nothing. */
    void warnOfLostChanges() {
        List<EntityEntry<?>> unwritten = dirtyEntries(null, false);
        if (unwritten.isEmpty() && written == 0) {
            return;
        }
        String names = unwritten.stream()
                .limit(NAMED_IN_WARNING)
                .map(EntityEntry::label)
                .collect(Collectors.joining(", "));
        LOG.warn(
                "A session was closed without commit: {} flushed and {} unflushed changes are rolled back{}. Call"
                        + " commit() before close(), or use inTransaction(…).",
                written,
                unwritten.size(),
                names.isEmpty() ? "" : " (" + names + (unwritten.size() > NAMED_IN_WARNING ? ", …" : "") + ")");
    }

    private List<EntityEntry<?>> dirtyEntries(@Nullable Set<String> tables, boolean firstOnly) {
        List<EntityEntry<?>> dirty = new ArrayList<>();
        for (EntityEntry<?> entry : context.candidates()) {
            if ((tables == null || concerns(entry, tables))
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

    /** Whether the change of an object is written to one of some tables. */
    private static boolean concerns(EntityEntry<?> entry, Set<String> tables) {
        EntityModel<?> model = entry.type().model();
        return tables.contains(model.table().node().name())
                || model.history() != null
                        && tables.contains(model.history().node().name());
    }
}
