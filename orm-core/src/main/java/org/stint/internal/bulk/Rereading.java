package org.stint.internal.bulk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.EntityModel;
import org.stint.session.PendingChanges;

/**
 * Keeps the objects of a session true to their rows when a statement other than a plain bulk update or delete changes
 * those rows past them: every managed object of the table is read anew, with one select, and objects whose rows are gone
 * are managed no longer.
 */
public final class Rereading {

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final DirtyCheck check;

    /** For the objects of a context. */
    public Rereading(PersistenceContext context, EntityLoader loader, DirtyCheck check) {
        this.context = context;
        this.loader = loader;
        this.check = check;
    }

    /**
     * Checks that no unwritten change would be lost by reading objects anew.
     *
     * @throws StintException if there is one
     */
    public void before(String table) {
        for (EntityType<?> type : typesOf(table)) {
            List<String> dirty = context.managed(type).stream()
                    .filter(entry -> !check.changed(entry).isEmpty())
                    .map(EntityEntry::label)
                    .toList();
            if (!dirty.isEmpty()) {
                throw new StintException("Cannot change " + table + " in bulk: the session holds changes of "
                        + String.join(", ", dirty) + " that it has not written, because its flush mode is not AUTO."
                        + " Call session.flush() first, or refresh the objects.");
            }
        }
    }

    /** Reads the managed objects of a table anew. */
    public void after(String table, Execution execution) {
        context.changedOutside(table);
        typesOf(table).forEach(type -> synchronise(type, execution));
    }

    /** As {@link #after}, and looks up what became of objects that referred to rows which are gone. */
    public void afterDeletion(String table, Execution execution) {
        context.changedOutside(table);
        HeldBack nothing = new HeldBack(context, check, PendingChanges.REFUSE, false);
        for (EntityType<?> type : typesOf(table)) {
            References references = new References(type, context, loader, execution, nothing);
            references.find();
            references.follow(synchronise(type, execution), false);
        }
    }

    private <E> Set<EntityKey> synchronise(EntityType<E> type, Execution execution) {
        Set<EntityKey> gone = new LinkedHashSet<>();
        loader.refresh(type, context.managed(type), execution).forEach(entry -> {
            context.deleted(entry);
            gone.add(entry.key());
        });
        return gone;
    }

    private Set<EntityType<?>> typesOf(String table) {
        return context.types().mapping().models().stream()
                .filter(model -> model.table().node().name().equals(table))
                .map(EntityModel::type)
                .map(type -> context.types().of(type))
                .collect(Collectors.toSet());
    }
}
