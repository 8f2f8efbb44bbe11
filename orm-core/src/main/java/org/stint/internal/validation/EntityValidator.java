package org.stint.internal.validation;

import java.util.List;

/** Checks objects before they are written. */
public interface EntityValidator {

    /** Accepts everything. */
    EntityValidator NONE = entities -> {};

    /**
     * Checks objects that are about to be inserted or updated.
     *
     * @throws RuntimeException naming everything that is wrong with any of them
     */
    void validate(List<Object> entities);
}
