package org.stint.internal.state;

import java.util.BitSet;
import org.stint.mapping.AttributeModel;
import org.stint.statement.ColumnDefinition.Role;

/**
 * Tells which attributes of a managed object differ from its row. Those that no flush ever updates are passed over, but
 * for the id, whose change is a mistake.
 */
public interface DirtyCheck {

    /** The positions of the attributes that differ; empty if none does. */
    BitSet changed(EntityEntry<?> entry);

    /** Whether it counts as a change when an attribute holds something else than the row. */
    static boolean counts(AttributeModel attribute) {
        return attribute.isUpdated() || attribute.is(Role.ID);
    }
}
