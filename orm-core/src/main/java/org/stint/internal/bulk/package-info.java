/**
 * Statements that change many rows at once, and what they mean for the objects of a session: {@code BulkExecutor}
 * chooses a {@code Follower}, which fetches rows within the statement, locks them first, or computes them. No object is
 * left holding what its row does not hold any more. Without a session, {@code ChunkedJobs} changes many rows in small
 * transactions.
 */
@NullMarked
package org.stint.internal.bulk;

import org.jspecify.annotations.NullMarked;
