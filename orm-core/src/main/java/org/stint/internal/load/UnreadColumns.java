package org.stint.internal.load;

import java.util.LinkedHashSet;
import java.util.Set;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;

/**
 * Stands for the lazy columns of the entities of one class that came with one result. The first that is asked for reads
 * the column of all of them.
 */
final class UnreadColumns implements Unread {

    private final LazyLoading loading;
    private final Set<EntityKey> siblings = new LinkedHashSet<>();

    UnreadColumns(LazyLoading loading) {
        this.loading = loading;
    }

    /** Adds an entity. */
    UnreadColumns with(EntityKey key) {
        siblings.add(key);
        return this;
    }

    @Override
    public void read(EntityEntry<?> entry, AttributeModel attribute) {
        loading.loadColumn(entry, attribute, siblings);
    }
}
