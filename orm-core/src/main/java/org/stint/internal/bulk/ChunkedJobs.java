package org.stint.internal.bulk;

import org.stint.internal.jdbc.JobRunner;
import org.stint.session.BulkJob;
import org.stint.session.BulkReport;
import org.stint.session.Database;

/** Runs jobs chunk after chunk, each in a transaction of its own. Without state, and safe for use by many threads. */
public final class ChunkedJobs implements JobRunner {

    /** For any database. */
    public ChunkedJobs() {}

    @Override
    public BulkReport run(BulkJob job, Database database) {
        return new ChunkWalk(job, database).run();
    }

    @Override
    public void forget(String name, Database database) {
        new Checkpoints(database).forget(name);
    }
}
