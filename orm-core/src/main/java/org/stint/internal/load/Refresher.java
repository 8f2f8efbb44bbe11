package org.stint.internal.load;

import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityEntry;

/** Takes what the row of a managed object holds now. */
@FunctionalInterface
public interface Refresher {

    /** The values are those of the fields, in the order of the attributes. */
    void refreshed(EntityEntry<?> entry, @Nullable Object[] values);
}
