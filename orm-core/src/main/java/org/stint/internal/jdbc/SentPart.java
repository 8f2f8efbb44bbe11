package org.stint.internal.jdbc;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Node;

/**
 * One of the statements that are sent for another, and which of the values of the other's parameters are its own.
 *
 * @param statement what is sent
 * @param from the first value of its rows
 * @param to the first value of the next part's rows
 * @param common the first of the values behind those of the rows, which every part has
 */
record SentPart(Node statement, int from, int to, int common) {

    /** A statement that is sent as one. */
    static SentPart whole(Node statement) {
        return new SentPart(statement, 0, 0, 0);
    }

    /** A batch of this part alone. */
    List<@Nullable Object[]> only(@Nullable Object[] row) {
        return List.<@Nullable Object[]>of(values(row));
    }

    /** The values of the parameters of this part. */
    @Nullable
    Object[] values(@Nullable Object[] row) {
        @Nullable Object[] own = Arrays.copyOfRange(row, from, to + row.length - common);
        System.arraycopy(row, common, own, to - from, row.length - common);
        return own;
    }
}
