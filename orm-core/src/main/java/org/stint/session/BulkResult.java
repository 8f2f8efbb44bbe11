package org.stint.session;

import org.jspecify.annotations.Nullable;

/**
 * What a bulk statement did, in the database and to the objects of the session.
 *
 * @param value the result of the statement itself
 * @param rows the rows that it updated or deleted
 * @param strategy how the session followed; never {@link SynchronizeSession#AUTO}
 * @param refreshed the objects that have the values of their rows, from the statement itself or computed
 * @param expired the objects whose values were not known and were read anew
 * @param removed the objects that are managed no longer, because their rows are gone
 * @param <R> what the statement gives
 */
public record BulkResult<R>(
        @Nullable R value, long rows, SynchronizeSession strategy, int refreshed, int expired, int removed) {}
