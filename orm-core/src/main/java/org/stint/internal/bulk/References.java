package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;
import org.stint.session.Session;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;

/**
 * The managed objects that refer to rows of a class from which a bulk statement deletes. Where the database let a row go
 * that is referred to, it has set the foreign key to NULL or deleted the referring row as well: what that did to managed
 * objects is looked up, and from there on to those that refer to them.
 */
final class References {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final Execution execution;
    private final EntityType<?> target;
    private final HeldBack heldBack;
    private final Map<EntityKey, List<Object>> targets = new LinkedHashMap<>();
    private final Set<EntityType<?>> between = new LinkedHashSet<>();
    private int expired;
    private int removed;

    /** To rows of a class, by objects whose changes may be held back. */
    References(
            EntityType<?> target,
            PersistenceContext context,
            EntityLoader loader,
            Execution execution,
            HeldBack heldBack) {
        this.context = context;
        this.loader = loader;
        this.execution = execution;
        this.target = target;
        this.heldBack = heldBack;
    }

    /** Finds the objects that refer to such rows, directly or by way of rows of other classes. */
    void find() {
        Set<EntityModel<?>> referring = context.types().mapping().referringTo(target.model());
        for (EntityEntry<?> entry : context.stored()) {
            if (referring.contains(entry.type().model())) {
                add(entry, referring);
            }
        }
    }

    private void add(EntityEntry<?> entry, Set<EntityModel<?>> referring) {
        heldBack.lookAt(entry);
        for (ReferenceModel reference : entry.type().model().references()) {
            EntityType<?> other = context.types().of(reference.target());
            List<Object> id = columns(reference, entry);
            if (!id.isEmpty() && other == target) {
                targets.put(target.keyOfColumns(id), id);
            }
            if (!id.isEmpty() && referring.contains(other.model())) {
                between.add(other);
            }
        }
    }

    boolean isEmpty() {
        return targets.isEmpty() && between.isEmpty();
    }

    /** The keys of the rows that managed objects refer to, each with the values of its columns. */
    Map<EntityKey, List<Object>> targets() {
        return targets;
    }

    /** For each row that an object refers to whose changes are not written yet, the objects that do. */
    Map<EntityKey, List<EntityEntry<?>>> heldBack() {
        Map<EntityKey, List<EntityEntry<?>>> waiting = new LinkedHashMap<>();
        for (EntityEntry<?> entry : heldBack.entries()) {
            for (ReferenceModel reference : referring(entry.type(), target)) {
                List<Object> id = columns(reference, entry);
                if (!id.isEmpty()) {
                    waiting.computeIfAbsent(target.keyOfColumns(id), any -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        return waiting;
    }

    /** The objects that were read anew. */
    int expired() {
        return expired;
    }

    /** The objects whose rows went with those that they referred to. */
    int removed() {
        return removed;
    }

    /**
     * Follows a statement that deleted rows.
     *
     * @param deleted the keys of those rows, as far as the session asked about them
     * @param complete whether it asked about all rows that objects refer to; otherwise those count as well that no object
     *     has
     */
    void follow(Set<EntityKey> deleted, boolean complete) {
        Set<EntityKey> gone = new LinkedHashSet<>(deleted);
        if (!complete) {
            targets.keySet().stream().filter(this::isUnseen).forEach(gone::add);
        }
        follow(target, gone);
        between.forEach(this::followUnseen);
    }

    /** Rows of a class that nobody here manages may have gone as well, and taken with them what refers to them. */
    private void followUnseen(EntityType<?> type) {
        Set<EntityKey> unseen = new LinkedHashSet<>();
        for (EntityEntry<?> entry : context.stored()) {
            for (ReferenceModel reference : referring(entry.type(), type)) {
                List<Object> id = columns(reference, entry);
                EntityKey key = id.isEmpty() ? null : type.keyOfColumns(id);
                if (key != null && isUnseen(key)) {
                    unseen.add(key);
                }
            }
        }
        follow(type, unseen);
    }

    /** Whether no object has the row; a new one may only be to take its place. */
    private boolean isUnseen(EntityKey key) {
        EntityEntry<?> entry = context.entry(key);
        return entry == null || entry.status() == Status.NEW;
    }

    private void follow(EntityType<?> gone, Set<EntityKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<EntityType<?>, List<EntityEntry<?>>> referring = new LinkedHashMap<>();
        for (EntityEntry<?> entry : context.stored()) {
            if (refersToOneOf(entry, gone, keys)) {
                referring
                        .computeIfAbsent(entry.type(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        referring.forEach((type, group) -> lookAt(type, group, gone, keys));
    }

    @SuppressWarnings("unchecked") // grouped by their own type
    private <E> void lookAt(EntityType<E> type, List<EntityEntry<?>> group, EntityType<?> gone, Set<EntityKey> keys) {
        Map<EntityKey, Boolean> released = released(type, group, gone, keys);
        List<EntityEntry<E>> changed = new ArrayList<>();
        Set<EntityKey> cascaded = new LinkedHashSet<>();
        for (EntityEntry<?> entry : group) {
            Boolean free = released.get(entry.key());
            if (free == null) {
                cascaded.add(entry.key());
                gone(entry);
            } else if (free) {
                changed.add((EntityEntry<E>) entry);
            }
        }
        context.changedOutside(type.model().table().node().name());
        loader.refresh(type, changed, execution, (entry, values) -> released(entry, values, gone));
        follow(type, cascaded);
    }

    private void gone(EntityEntry<?> entry) {
        if (heldBack.isRefused() && heldBack.has(entry)) {
            LOG.warn("The row of {} was deleted with one that it referred to; its changes are lost", entry.label());
        }
        context.deleted(entry);
        removed++;
    }

    private void released(EntityEntry<?> entry, @Nullable Object[] values, EntityType<?> gone) {
        HeldBack.Doing setNull = new HeldBack.Doing() {
            @Override
            public int versions() {
                return 0;
            }

            @Override
            public boolean sets(String column) {
                return referring(entry.type(), gone).stream()
                        .flatMap(reference -> reference.attributes().stream())
                        .anyMatch(attribute -> attribute.column().name().equals(column));
            }
        };
        if (heldBack.follows(entry, values, setNull)) {
            expired++;
        }
    }

    /**
     * For each row that is still there whether it does not refer to deleted rows any more. One that does waits for a
     * constraint that is checked later, or has none; it can be left as it is.
     */
    private Map<EntityKey, Boolean> released(
            EntityType<?> type, List<EntityEntry<?>> group, EntityType<?> gone, Set<EntityKey> keys) {
        List<AttributeModel> ids = type.model().ids();
        List<ReferenceModel> references = referring(type, gone);
        List<Node> columns = new ArrayList<>();
        ids.forEach(part -> columns.add(part.column()));
        references.forEach(reference -> reference.attributes().forEach(attribute -> columns.add(attribute.column())));
        List<List<Object>> own = new ArrayList<>();
        group.forEach(entry -> own.add(type.idColumns(entry.id())));
        QueryNode.Select select = new QueryNode.Select(
                false,
                columns,
                type.model().table().node(),
                type.model().table().identifiedBy(own).node(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null);
        Map<EntityKey, Boolean> released = new LinkedHashMap<>();
        execution.query(
                select,
                row -> {
                    List<Object> id = new ArrayList<>();
                    for (AttributeModel part : ids) {
                        id.add(part.type().read(row, id.size() + 1));
                    }
                    boolean free = true;
                    int column = ids.size() + 1;
                    for (ReferenceModel reference : references) {
                        List<@Nullable Object> key = new ArrayList<>();
                        for (AttributeModel attribute : reference.attributes()) {
                            key.add(attribute.type().read(row, column++));
                        }
                        free &= key.contains(null) || !keys.contains(gone.keyOfColumns(List.copyOf(key)));
                    }
                    return released.put(type.keyOfColumns(id), free);
                },
                "look up what refers to deleted rows of " + gone.name());
        return released;
    }

    private boolean refersToOneOf(EntityEntry<?> entry, EntityType<?> gone, Set<EntityKey> keys) {
        for (ReferenceModel reference : referring(entry.type(), gone)) {
            List<Object> id = columns(reference, entry);
            if (!id.isEmpty() && keys.contains(gone.keyOfColumns(id))) {
                return true;
            }
        }
        return false;
    }

    private static List<ReferenceModel> referring(EntityType<?> type, EntityType<?> target) {
        return type.model().references().stream()
                .filter(reference -> reference.target() == target.model().type())
                .toList();
    }

    /** The values of the key that a stored object holds; empty if it refers to nothing. */
    private List<Object> columns(ReferenceModel reference, EntityEntry<?> entry) {
        List<Object> columns = new ArrayList<>();
        for (AttributeModel attribute : reference.attributes()) {
            Object value = context.types().columnValue(attribute, entry.stored(attribute));
            if (value == null) {
                return List.of();
            }
            columns.add(value);
        }
        return columns;
    }
}
