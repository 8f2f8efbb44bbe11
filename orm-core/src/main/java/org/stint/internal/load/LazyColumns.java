package org.stint.internal.load;

import java.util.BitSet;
import java.util.Collection;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;

/** Which columns are left out when rows are read, by the positions of their attributes. */
final class LazyColumns {

    private static final BitSet NONE = new BitSet(0);

    private LazyColumns() {}

    /** All that are lazy, where objects tell of reads. Not to be changed. */
    static BitSet of(PersistenceContext context, EntityType<?> type) {
        return context.isRecorded() ? type.lazyColumns() : NONE;
    }

    /** Those that none of the objects has read, nor written. */
    static BitSet unreadByAll(EntityType<?> type, Collection<? extends EntityEntry<?>> entries) {
        BitSet unread = new BitSet();
        type.lazyColumns().stream()
                .filter(index -> entries.stream()
                        .allMatch(
                                entry -> entry.current(type.model().attributes().get(index)) instanceof Unread))
                .forEach(unread::set);
        return unread;
    }
}
