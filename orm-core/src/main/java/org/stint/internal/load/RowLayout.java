package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;

/** Which column of a result each attribute of an entity has; some may have been left out. */
final class RowLayout {

    private final EntityType<?> type;
    private final @Nullable AttributeModel onlyId;
    private final int[] columns;

    /**
     * Consecutive columns, in the order of the attributes.
     *
     * @param firstColumn the position of the first, counted from 1
     * @param leftOut the positions of the attributes without a column
     */
    RowLayout(EntityType<?> type, int firstColumn, BitSet leftOut) {
        this.type = type;
        this.onlyId = type.model().embeddedId() == null ? type.model().id() : null;
        this.columns = new int[type.model().attributes().size()];
        int column = firstColumn;
        for (int attribute = 0; attribute < columns.length; attribute++) {
            columns[attribute] = leftOut.get(attribute) ? 0 : column++;
        }
    }

    /** What identifies the current row; null if there is none, as an outer join gives. */
    @Nullable
    EntityKey key(ResultSet row) throws SQLException {
        if (onlyId != null) {
            Object id = onlyId.type().read(row, columns[onlyId.index()]);
            return id == null ? null : type.keyOfColumn(id);
        }
        List<Object> values = new ArrayList<>(type.model().ids().size());
        for (AttributeModel part : type.model().ids()) {
            Object value = part.type().read(row, columns[part.index()]);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return type.keyOfColumns(values);
    }

    /** Whether an attribute has a column. */
    boolean has(int attribute) {
        return columns[attribute] > 0;
    }

    /** The position of the column of an attribute, counted from 1; 0 if it has none. */
    int column(int attribute) {
        return columns[attribute];
    }
}
