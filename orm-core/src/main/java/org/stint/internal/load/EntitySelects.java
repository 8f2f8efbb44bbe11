package org.stint.internal.load;

import java.util.Collection;
import org.stint.internal.state.EntityType;
import org.stint.statement.Expression;
import org.stint.statement.Select;
import org.stint.statement.Statements;

/** The selects by which entities are read by id. */
final class EntitySelects {

    private EntitySelects() {}

    /** The rows with these ids, of which there is at least one. */
    static <E> Select<E> byIds(EntityType<E> type, Collection<Object> ids) {
        Expression<Object> id = id(type);
        return Statements.select(type.model().table())
                .where(ids.size() == 1 ? id.eq(ids.iterator().next()) : id.in(ids));
    }

    @SuppressWarnings("unchecked") // the ids were checked against the type of the attribute
    private static Expression<Object> id(EntityType<?> type) {
        return (Expression<Object>) type.model().table().idAttribute();
    }
}
