package org.stint.contract;

import org.jspecify.annotations.Nullable;

/**
 * Receives the first write to each attribute of a managed woven entity.
 *
 * <p>A woven class calls it before the field takes the new value, so that the session can tell what changed without
 * comparing anything.
 */
public interface Tracker {

    /**
     * Called before the first write to an attribute since the entity was read or flushed.
     *
     * @param attribute the position of the attribute in the generated table
     * @param before the value that the field still holds
     */
    void changing(int attribute, @Nullable Object before);
}
