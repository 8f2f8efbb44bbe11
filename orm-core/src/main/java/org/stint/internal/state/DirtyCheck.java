package org.stint.internal.state;

import java.util.BitSet;

/** Tells which attributes of a managed object differ from its row. */
public interface DirtyCheck {

    /** The positions of the attributes that differ; empty if none does. */
    BitSet changed(EntityEntry<?> entry);
}
