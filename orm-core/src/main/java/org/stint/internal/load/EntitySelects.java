package org.stint.internal.load;

import java.util.Collection;
import org.stint.internal.state.EntityType;
import org.stint.statement.Select;
import org.stint.statement.Statements;

/** The selects by which entities are read by id. */
final class EntitySelects {

    private EntitySelects() {}

    /** The rows with these ids, of which there is at least one. */
    static <E> Select<E> byIds(EntityType<E> type, Collection<Object> ids) {
        return Statements.select(type.model().table())
                .where(type.model()
                        .table()
                        .identifiedBy(ids.stream().map(type::idColumns).toList()));
    }
}
