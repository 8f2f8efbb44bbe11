package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Unreadable;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;

/**
 * Says what is wrong with a row of which no entity can be made. Looks for the attribute only when something went wrong,
 * by reading the row once more.
 */
final class RowErrors {

    private RowErrors() {}

    /**
     * The error of a row.
     *
     * @param key what identifies the row, or null if that could not be read
     * @return a {@link DataException}; the failure itself if it is no fault of the row's values
     */
    static Exception of(Exception failure, EntityType<?> type, ResultSet row, RowLayout layout, @Nullable EntityKey key)
            throws SQLException {
        String name = key == null ? type.name() + " in " + Unreadable.numberOf(row) : key.toString();
        for (AttributeModel attribute : type.model().attributes()) {
            if (!layout.has(attribute.index())) {
                continue;
            }
            int column = layout.column(attribute.index());
            try {
                attribute.type().read(row, column);
            } catch (DataException refused) {
                return Unreadable.at(refused, place(attribute, name));
            } catch (SQLException refused) {
                return Unreadable.isOfValue(refused)
                        ? Unreadable.at(
                                Unreadable.ofDriver(refused, attribute.type(), row, column), place(attribute, name))
                        : failure;
            }
        }
        return failure instanceof RuntimeException refused ? ofValues(refused, type, name) : failure;
    }

    /** The error of a row whose values are read already. */
    static RuntimeException of(RuntimeException failure, EntityType<?> type, EntityKey key) {
        return ofValues(failure, type, key.toString());
    }

    /** An object that is made of several values checks them itself. */
    private static RuntimeException ofValues(RuntimeException failure, EntityType<?> type, String name) {
        if (failure instanceof DataException data) {
            return Unreadable.at(data, place(name));
        }
        return failure instanceof StintException
                ? failure
                : new DataException(
                        "Cannot make a " + type.name() + " of its row: the code of its class or of an embedded one"
                                + " refused the values with "
                                + failure.getClass().getName() + ". Correct the row. "
                                + place(name),
                        failure);
    }

    private static String place(AttributeModel attribute, String name) {
        return "It is the attribute " + attribute + " of " + name + ".";
    }

    private static String place(String name) {
        return "It is the row of " + name + ".";
    }
}
