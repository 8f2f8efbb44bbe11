package org.stint.internal.state;

/**
 * What identifies a row to a session. Two keys are equal just if the database takes their ids for the same.
 *
 * @param type the entity class
 * @param id what stands for the id: the key of its column's value, or a list of those of a composite id
 */
public record EntityKey(Class<?> type, Object id) {

    @Override
    public String toString() {
        return type.getSimpleName() + " " + id;
    }
}
