package org.stint.internal.load;

import java.util.BitSet;
import java.util.Collection;
import org.stint.internal.jdbc.LeanSelect;
import org.stint.internal.state.EntityType;
import org.stint.statement.EntityTable;
import org.stint.statement.QueryNode;
import org.stint.statement.Select;
import org.stint.statement.Statements;

/** The selects by which entities are read by id. */
final class EntitySelects {

    private EntitySelects() {}

    /**
     * The rows with these ids, of which there is at least one.
     *
     * @param leftOut the positions of the attributes whose columns are left out
     */
    static QueryNode.Select byIds(EntityType<?> type, Collection<Object> ids, BitSet leftOut) {
        EntityTable<?, ?> table = type.model().table();
        Select<?> select = Statements.select(table)
                .where(table.identifiedBy(ids.stream().map(type::idColumns).toList()));
        return LeanSelect.of(select.node(), leftOut);
    }
}
