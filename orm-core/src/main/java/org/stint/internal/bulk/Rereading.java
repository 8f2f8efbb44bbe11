package org.stint.internal.bulk;

import java.util.ArrayList;
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
import org.stint.statement.Parameters;
import org.stint.statement.Statement;

/**
 * Keeps the objects of a session true to their rows when a statement other than a plain bulk update or delete changes
 * those rows past them: every managed object of the table, or of the rows that a batch names by their id, is read anew,
 * with one select, and objects whose rows are gone are managed no longer.
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

    /**
     * Reads managed objects of a table anew: those whose rows the statement names by their id, or all.
     *
     * @param executions the values of its parameters, each time that it was executed
     * @param deletes whether rows may be gone, and with them what referred to them
     */
    public void after(
            String table, Statement<?> statement, List<Parameters> executions, boolean deletes, Execution execution) {
        context.changedOutside(table);
        for (EntityType<?> type : typesOf(table)) {
            Set<EntityKey> gone = synchronise(type, statement, executions, execution);
            if (deletes) {
                HeldBack nothing = new HeldBack(context, check, PendingChanges.REFUSE, false);
                References references = new References(type, context, loader, execution, nothing);
                references.find();
                references.follow(gone, false);
            }
        }
    }

    /** Gives the keys of objects whose rows are gone. */
    private <E> Set<EntityKey> synchronise(
            EntityType<E> type, Statement<?> statement, List<Parameters> executions, Execution execution) {
        List<EntityEntry<E>> entries = new ArrayList<>(context.managed(type));
        Set<EntityKey> addressed = entries.isEmpty() ? null : AddressedKeys.of(statement, executions, type);
        if (addressed != null) {
            entries.removeIf(entry -> !addressed.contains(entry.key()));
        }
        Set<EntityKey> gone = new LinkedHashSet<>();
        loader.refresh(type, entries, execution).forEach(entry -> {
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
