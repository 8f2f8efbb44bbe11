package org.stint.internal.load;

import java.util.BitSet;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.ObjectReader;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.EntityTable;

/** Reads entities that belong to no session: each result has its own identities, and nothing is tracked. */
public final class DetachedReading implements EntityReading {

    private final EntityTypes types;

    /** For entities of these types. */
    public DetachedReading(EntityTypes types) {
        this.types = types;
    }

    @Override
    public Scope begin(Execution execution) {
        PersistenceContext context = new PersistenceContext(types, ChangeTracking.SNAPSHOT);
        RowScope rows = new RowScope(context, execution, null);
        return new Scope() {
            @Override
            public <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn, BitSet leftOut) {
                return rows.reader(table, firstColumn, leftOut);
            }

            @Override
            public <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn) {
                return rows.detachedReader(table, firstColumn);
            }

            @Override
            public ObjectReader embeddedReader(EmbeddedAttribute<?, ?> embedded, int firstColumn) {
                return rows.embeddedReader(embedded, firstColumn);
            }

            @Override
            public void complete() {
                rows.complete();
                context.forgetAll(); // a stream completes again and again, and must not grow
            }
        };
    }
}
