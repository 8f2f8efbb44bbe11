package org.stint.event;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement, successful or not.
 *
 * @param sql the text that was sent
 * @param values the bound values of each row of the batch; one list for a single execution
 * @param counts the row count of each entry of the batch as the driver reported it; for a query the number of rows read
 * @param duration how long the database took, without what the application did with the rows
 * @param failure what went wrong, or null
 */
public record StatementEvent(
        String sql,
        List<List<Object>> values,
        List<Long> counts,
        Duration duration,
        @Nullable Throwable failure) {}
