package org.stint.session;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.statement.Attribute;

/**
 * What one flush did to one row of an audited entity. Immutable, but for values that are themselves mutable.
 *
 * @param type the entity class
 * @param id the id of the row
 * @param kind what happened to the row
 * @param at when, by the application's clock
 * @param by who did it, as text; null if nobody was known
 * @param transaction the same for all entries of one transaction, and for no others
 * @param changes the changed attributes, by the names of their fields and in the order of the class; for an insert or a
 *     delete those that are not null. For a relationship the values are ids. A value that the attribute could not hold
 *     any more, because its type has changed since, is the {@code String}, {@code BigDecimal} or {@code Boolean} that was
 *     kept; so are the values of attributes that there are no more, which come last.
 * @param <E> the entity class
 */
public record HistoryEntry<E>(
        Class<E> type,
        Object id,
        Kind kind,
        Instant at,
        @Nullable String by,
        UUID transaction,
        Map<String, Change<?>> changes) {

    /** What happened to the row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * The value of an attribute before and after.
     *
     * @param before the value before; null for an insert
     * @param after the value after; null for a delete
     */
    public record Change<T>(@Nullable T before, @Nullable T after) {}

    /** Keeps the order of the changes. */
    public HistoryEntry {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    /**
     * The change of one attribute; empty if it did not change.
     *
     * @throws DataException if the values that were kept are of another type than the attribute has now
     */
    @SuppressWarnings("unchecked") // both values are checked
    public <T> Optional<Change<T>> change(Attribute<E, T> attribute) {
        Change<?> change = changes.get(attribute.definition().field());
        if (change == null) {
            return Optional.empty();
        }
        Class<T> javaType = attribute.definition().type().javaType();
        if (!isOf(javaType, change.before()) || !isOf(javaType, change.after())) {
            throw new DataException("Cannot give the change of " + type.getSimpleName() + "." + attribute
                    + " as values of " + javaType.getName() + ": they were kept when the attribute was of another type."
                    + " Look at them in changes().");
        }
        return Optional.of((Change<T>) change);
    }

    private static boolean isOf(Class<?> javaType, @Nullable Object value) {
        return value == null || javaType.isInstance(value);
    }
}
