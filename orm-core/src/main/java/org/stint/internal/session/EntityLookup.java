package org.stint.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.LazyLoadException;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.load.LazyLoading;
import org.stint.internal.session.SessionGuard.Visit;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.session.FindOption;

/** Finds entities by id: those that the session has, and for the rest their rows. */
@SuppressWarnings("try") // a visit is there to be closed, not to be used
final class EntityLookup implements LazyLoading {

    private final PersistenceContext context;
    private final SessionGuard guard;
    private final TransactionBinding binding;
    private final EntityLoader loader;

    EntityLookup(PersistenceContext context, SessionGuard guard, TransactionBinding binding) {
        this.context = context;
        this.guard = guard;
        this.binding = binding;
        this.loader = new EntityLoader(context, this);
    }

    /** What reads rows, and asks here again for what it leaves to be loaded later. */
    EntityLoader loader() {
        return loader;
    }

    <E> Optional<E> find(Class<E> type, Object id, FindOption... options) {
        EntityEntry<E> entry = entry(context.types().of(type), id);
        if (entry != null) {
            ExpectedVersion.check(entry, options);
        }
        return Optional.ofNullable(entry).map(EntityEntry::entity);
    }

    <E> E get(Class<E> type, Object id, FindOption... options) {
        return find(type, id, options).orElseThrow(() -> notFound(type, id));
    }

    <K, E> Map<K, E> findAll(Class<E> type, Collection<K> ids) {
        EntityType<E> entityType = context.types().of(type);
        if (ids.stream().anyMatch(id -> context.entry(entityType, id) == null)) {
            loader.load(entityType, ids, binding.execution("read " + entityType.name()));
        }
        Map<K, E> found = new LinkedHashMap<>();
        for (K id : ids) {
            EntityEntry<E> entry = managed(entityType, id);
            if (entry != null) {
                found.put(id, entry.entity());
            }
        }
        return found;
    }

    <E> List<E> getAll(Class<E> type, Collection<?> ids) {
        Map<?, E> found = findAll(type, ids);
        List<?> missing =
                ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            throw new EntityNotFoundException("Cannot get " + ids.size() + " " + type.getSimpleName()
                    + ": there are no rows with the ids " + missing + ". Use findAll(…) if some may be missing.");
        }
        List<E> entities = new ArrayList<>(ids.size());
        ids.forEach(id -> entities.add(found.get(id)));
        return entities;
    }

    @Override
    public <E> E load(Class<E> type, Object id, Collection<Object> siblings) {
        String what = type.getSimpleName();
        if (guard.isClosed()) {
            throw new LazyLoadException("Cannot load " + what + " " + id
                    + ": the session that read the reference was closed. Follow the reference before closing it, or"
                    + " select the entity with a join.");
        }
        try (Visit visit = guard.enterEvenInCallback("load " + what)) {
            EntityType<E> entityType = context.types().of(type);
            if (context.entry(entityType, id) == null) {
                Set<Object> ids = new LinkedHashSet<>(siblings);
                ids.add(id);
                loader.load(entityType, ids, binding.execution("load " + what));
            }
            EntityEntry<E> entry = context.entry(entityType, id); // a removed object is still what is referred to
            if (entry == null) {
                throw new EntityNotFoundException("Cannot load " + what + " " + id + ": there is no such row, although"
                        + " an object refers to it. Refresh that object, or add a foreign key to its table.");
            }
            return entry.entity();
        }
    }

    @Override
    public void loadColumn(EntityEntry<?> entry, AttributeModel attribute, Collection<EntityKey> siblings) {
        String what = entry.label() + "." + attribute;
        if (guard.isClosed()) {
            throw new LazyLoadException("Cannot load " + what + ": the session that read the object was closed, and the"
                    + " attribute was not read before. Read it while the session is open, or remove @Lazy.");
        }
        try (Visit visit = guard.enterEvenInCallback("load " + what)) {
            loader.loadColumn(entry, attribute, siblings, binding.execution("load " + what));
        }
    }

    private <E> @Nullable EntityEntry<E> entry(EntityType<E> type, Object id) {
        if (context.entry(type, id) == null) {
            loader.load(type, List.of(id), binding.execution("read " + type.name()));
        }
        return managed(type, id);
    }

    private <E> @Nullable EntityEntry<E> managed(EntityType<E> type, Object id) {
        EntityEntry<E> entry = context.entry(type, id);
        return entry != null && EntityLifecycle.isManaged(entry) ? entry : null;
    }

    private static EntityNotFoundException notFound(Class<?> type, Object id) {
        return new EntityNotFoundException("Cannot get " + type.getSimpleName() + " " + id
                + ": there is no such row. Use find(…) if it may be missing.");
    }
}
