package org.stint.internal.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.contract.LazyLoader;
import org.stint.contract.Ref;

/**
 * The references that came with one result. The first that is asked for loads all others of its class, so that
 * following N references takes one select.
 */
final class Siblings implements LazyLoader {

    private final @Nullable LazyLoading loader;
    private final Map<Class<?>, Set<Object>> ids = new LinkedHashMap<>();

    Siblings(@Nullable LazyLoading loader) {
        this.loader = loader;
    }

    <T> Ref<T> ref(Class<T> type, Object id) {
        if (loader == null) {
            return Ref.to(type, id);
        }
        ids.computeIfAbsent(type, any -> new LinkedHashSet<>()).add(id);
        return Ref.loading(type, id, this);
    }

    @Override
    public <E> E load(Class<E> type, Object id) {
        if (loader == null) {
            throw new IllegalStateException("A reference without a loader asked to be loaded: " + type + " " + id);
        }
        return loader.load(type, id, ids.getOrDefault(type, Set.of()));
    }
}
