package org.stint.internal.state;

/**
 * What identifies a row to a session.
 *
 * @param type the entity class
 * @param id the id, never null
 */
public record EntityKey(Class<?> type, Object id) {

    @Override
    public String toString() {
        return type.getSimpleName() + " " + id;
    }
}
