package org.stint.session;

import java.time.Duration;

/**
 * How far a {@link BulkJob} has come, told after each chunk was committed.
 *
 * @param rows the rows changed so far, by earlier runs of the job too
 * @param chunks the chunks committed so far, by earlier runs of the job too
 * @param lastChunk how long the last chunk took, from begin to commit
 * @param chunkSize the number of rows that the next chunk is to have
 */
public record BulkProgress(long rows, long chunks, Duration lastChunk, int chunkSize) {}
