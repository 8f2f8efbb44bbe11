package org.stint.session;

import java.time.Duration;

/**
 * What a {@link BulkJob} did.
 *
 * @param rows the rows changed by the whole job
 * @param chunks the chunks of the whole job
 * @param resumedAt the rows that earlier runs had changed already; 0 for a job that was not interrupted
 * @param retries how often this run repeated a chunk
 * @param longestChunk the longest that a chunk of this run took, from begin to commit
 */
public record BulkReport(long rows, long chunks, long resumedAt, int retries, Duration longestChunk) {}
