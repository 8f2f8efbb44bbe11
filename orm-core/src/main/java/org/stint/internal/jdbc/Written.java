package org.stint.internal.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch gave back.
 *
 * @param counts the row counts as the driver reports them
 * @param rows for each row that was written, in the order of the batch, the values of the columns asked for
 */
public record Written(long[] counts, List<@Nullable Object[]> rows) {}
