package org.stint.internal.jdbc;

import org.stint.session.BulkJob;
import org.stint.session.BulkReport;
import org.stint.session.Database;

/** Runs the jobs of a database. */
public interface JobRunner {

    /** See {@link Database#run(BulkJob)}. */
    BulkReport run(BulkJob job, Database database);

    /** See {@link Database#forgetJob(String)}. */
    void forget(String name, Database database);
}
