package org.stint.internal.bulk;

import org.stint.statement.Condition;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.EntityTable;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/** The update or delete of a job, to be executed for some of its rows at a time. */
record ChunkedChange(Statement<Counts> statement) {

    EntityTable<?, ?> table() {
        return statement instanceof Update<?> update ? update.table() : ((Delete<?>) statement).table();
    }

    /** Which rows it changes. */
    Condition matches() {
        return statement instanceof Update<?> update ? update.matches() : ((Delete<?>) statement).matches();
    }

    Statement<Counts> restrictedTo(Condition range) {
        return statement instanceof Update<?> update ? update.where(range) : ((Delete<?>) statement).where(range);
    }
}
