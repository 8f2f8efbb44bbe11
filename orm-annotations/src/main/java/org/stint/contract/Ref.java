package org.stint.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to an entity by its id, which loads the entity only when asked to.
 *
 * <p>Two references are equal if they name the same class and the same id; nothing is loaded to find out. A reference
 * made by hand has an id but no session, so that {@link #get()} works only after an entity that holds it was read by a
 * session. Not safe for use by several threads at once.
 *
 * @param <E> the entity class
 */
public final class Ref<E> {

    private final Class<E> type;
    private final Object id;
    private final @Nullable LazyLoader loader;
    private @Nullable E loaded;

    private Ref(Class<E> type, Object id, @Nullable LazyLoader loader) {
        this.type = Objects.requireNonNull(type, "type");
        this.id = Objects.requireNonNull(id, "id");
        this.loader = loader;
    }

    /** A reference that is not tied to a session. */
    public static <E> Ref<E> to(Class<E> type, Object id) {
        return new Ref<>(type, id, null);
    }

    /** A reference that loads through a loader; used when rows become entities. */
    public static <E> Ref<E> loading(Class<E> type, Object id, LazyLoader loader) {
        return new Ref<>(type, id, Objects.requireNonNull(loader, "loader"));
    }

    /** The class of the entity. */
    public Class<E> type() {
        return type;
    }

    /** The id of the entity; known without loading it. */
    public Object id() {
        return id;
    }

    /**
     * The entity, loaded on the first call.
     *
     * @throws IllegalStateException if the reference was made by hand
     */
    public E get() {
        if (loaded == null) {
            if (loader == null) {
                throw new IllegalStateException("Cannot load " + this
                        + ": the reference was made by hand and belongs to no session. Use session.get("
                        + type.getSimpleName() + ".class, id) instead.");
            }
            loaded = loader.load(type, id);
        }
        return loaded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> ref && type == ref.type && id.equals(ref.id);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "#" + id;
    }
}
