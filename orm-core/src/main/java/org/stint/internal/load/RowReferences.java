package org.stint.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.exception.EntityNotFoundException;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.ReferenceModel;

/**
 * What the rows of one result refer to. A lazy attribute gets something that loads when it is asked for; any other to-one
 * attribute waits for its entity. Those are resolved level by level, with one select for each class and level, however
 * many rows there are.
 */
final class RowReferences {

    /** What takes in an entity that a foreign key refers to, as soon as that is there. */
    @FunctionalInterface
    interface Taking {
        void resolve(Object target);
    }

    /** Has the entities of a result. */
    interface Entities {

        /** The entity with an id, if it was read. */
        @Nullable
        Object find(EntityType<?> type, Object id);

        /** Reads entities by id. */
        void read(EntityType<?> type, Collection<Object> ids);
    }

    /** A to-one attribute that waits for the entity it refers to. */
    private record Waiting(Taking row, EntityType<?> type, ReferenceModel reference, Object target) {}

    private final PersistenceContext context;
    private final @Nullable LazyLoading lazy;
    private final Siblings siblings;
    private final Map<EntityType<?>, UnreadColumns> unreadColumns = new IdentityHashMap<>();
    private List<Waiting> waiting = new ArrayList<>();

    RowReferences(PersistenceContext context, @Nullable LazyLoading lazy) {
        this.context = context;
        this.lazy = lazy;
        this.siblings = new Siblings(lazy);
    }

    /** Whether a reference is followed only when it is first read. */
    boolean isLazy(EntityType<?> type, ReferenceModel reference) {
        return context.isRecorded() && type.lazyAttributes().contains(reference.first());
    }

    /** What loads the entity with an id, and with it all others of its class that the result refers to. */
    <T> Ref<T> ref(Class<T> target, Object id) {
        return siblings.ref(target, id);
    }

    /** What stands for the lazy columns of a row. */
    UnreadColumns unread(EntityType<?> type, EntityKey key) {
        return unreadColumns
                .computeIfAbsent(type, any -> new UnreadColumns(Objects.requireNonNull(lazy)))
                .with(key);
    }

    /** The composite id that the columns of a key hold together. */
    Object idOfColumns(ReferenceModel reference, List<Object> columns) {
        return context.types().of(reference.target()).idOfColumns(columns, siblings::ref);
    }

    /** Keeps an attribute of a type until the entity with an id is there. */
    void await(EntityType<?> type, ReferenceModel reference, Object id, Taking row) {
        waiting.add(new Waiting(row, type, reference, id));
    }

    /**
     * Gives every attribute that waits its entity; reading those may make more wait.
     *
     * @throws EntityNotFoundException if there is no such row
     */
    void resolve(Entities entities) {
        while (!waiting.isEmpty()) {
            List<Waiting> level = waiting;
            waiting = new ArrayList<>();
            loadTargets(level, entities);
            for (Waiting reference : level) {
                reference.row().resolve(target(reference, entities));
            }
        }
    }

    private void loadTargets(List<Waiting> level, Entities entities) {
        Map<Class<?>, Set<Object>> missing = new LinkedHashMap<>();
        for (Waiting reference : level) {
            Class<?> target = reference.reference().target();
            if (entities.find(context.types().of(target), reference.target()) == null) {
                missing.computeIfAbsent(target, any -> new LinkedHashSet<>()).add(reference.target());
            }
        }
        missing.forEach((target, ids) -> entities.read(context.types().of(target), ids));
    }

    private Object target(Waiting waiting, Entities entities) {
        ReferenceModel reference = waiting.reference();
        Object found = entities.find(context.types().of(reference.target()), waiting.target());
        if (found == null) {
            throw new EntityNotFoundException("Cannot read "
                    + waiting.type().model().table().node().name() + ": its "
                    + (reference.attributes().size() == 1 ? "column " : "columns ") + reference.columns()
                    + (reference.attributes().size() == 1 ? " refers to " : " refer to ")
                    + reference.target().getSimpleName() + " " + waiting.target()
                    + ", which does not exist. Add a foreign key to the table, or repair the row.");
        }
        return found;
    }
}
