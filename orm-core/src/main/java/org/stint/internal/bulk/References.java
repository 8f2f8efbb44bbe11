package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;

/**
 * The managed objects that refer to rows of a class from which a bulk statement deletes. Where the database let a row go
 * that is referred to, it has set the foreign key to NULL or deleted the referring row as well: what that did to managed
 * objects is looked up, and from there on to those that refer to them.
 */
final class References {

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final Execution execution;
    private final @Nullable EntityType<?> target;
    private final Map<EntityKey, List<Object>> targets;
    private int removed;

    private References(
            PersistenceContext context,
            EntityLoader loader,
            Execution execution,
            @Nullable EntityType<?> target,
            Map<EntityKey, List<Object>> targets) {
        this.context = context;
        this.loader = loader;
        this.execution = execution;
        this.target = target;
        this.targets = targets;
    }

    static References none(PersistenceContext context, EntityLoader loader, Execution execution) {
        return new References(context, loader, execution, null, Map.of());
    }

    static References to(EntityType<?> target, PersistenceContext context, EntityLoader loader, Execution execution) {
        Map<EntityKey, List<Object>> targets = new LinkedHashMap<>();
        for (EntityEntry<?> entry : context.stored()) {
            for (ReferenceModel reference : referring(entry.type(), target)) {
                List<Object> id = columns(reference, entry, context);
                if (!id.isEmpty()) {
                    targets.put(target.keyOfColumns(id), id);
                }
            }
        }
        return new References(context, loader, execution, target, targets);
    }

    boolean isEmpty() {
        return targets.isEmpty();
    }

    /** The keys of the rows that managed objects refer to, each with the values of its columns. */
    Map<EntityKey, List<Object>> targets() {
        return targets;
    }

    /** The objects whose rows went with those that they referred to. */
    int removed() {
        return removed;
    }

    /** Reads anew what refers to rows that were deleted; gives the number of objects that were read. */
    int follow(Set<EntityKey> deleted) {
        return target == null || deleted.isEmpty() ? 0 : follow(target, deleted);
    }

    private int follow(EntityType<?> gone, Set<EntityKey> keys) {
        Map<EntityType<?>, List<EntityEntry<?>>> referring = new LinkedHashMap<>();
        for (EntityEntry<?> entry : context.stored()) {
            if (refersToOneOf(entry, gone, keys)) {
                referring
                        .computeIfAbsent(entry.type(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        int read = 0;
        for (Map.Entry<EntityType<?>, List<EntityEntry<?>>> group : referring.entrySet()) {
            read += lookAt(group.getKey(), group.getValue(), gone, keys);
        }
        return read;
    }

    @SuppressWarnings("unchecked") // grouped by their own type
    private <E> int lookAt(EntityType<E> type, List<EntityEntry<?>> group, EntityType<?> gone, Set<EntityKey> keys) {
        Map<EntityKey, Boolean> released = released(type, group, gone, keys);
        List<EntityEntry<E>> changed = new ArrayList<>();
        Set<EntityKey> cascaded = new LinkedHashSet<>();
        for (EntityEntry<?> entry : group) {
            Boolean free = released.get(entry.key());
            if (free == null) {
                cascaded.add(entry.key());
                context.deleted(entry);
                removed++;
            } else if (free) {
                changed.add((EntityEntry<E>) entry);
            }
        }
        context.changedOutside(type.model().table().node().name());
        loader.refresh(type, changed, execution);
        return changed.size() + (cascaded.isEmpty() ? 0 : follow(type, cascaded));
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
            List<Object> id = columns(reference, entry, context);
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
    private static List<Object> columns(ReferenceModel reference, EntityEntry<?> entry, PersistenceContext context) {
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
