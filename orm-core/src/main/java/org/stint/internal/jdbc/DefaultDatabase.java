package org.stint.internal.jdbc;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;
import org.stint.session.BulkJob;
import org.stint.session.BulkReport;
import org.stint.session.Database;
import org.stint.session.TransactionAction;
import org.stint.session.TransactionFunction;
import org.stint.session.TransactionOptions;

/** A database behind a data source. */
public final class DefaultDatabase implements Database {

    private final DataSource source;
    private final Engine engine;
    private final EntityReading detachedReading;
    private final JobRunner jobs;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes a database; nothing is connected to yet.
     *
     * @param detachedReading makes the entities that statements read outside of any session
     * @param jobs runs the jobs
     */
    public DefaultDatabase(
            DataSource source,
            Dialect dialect,
            DatabaseSettings settings,
            EntityReading detachedReading,
            JobRunner jobs) {
        this.source = Objects.requireNonNull(source, "source");
        this.engine = Engine.of(dialect, settings);
        this.detachedReading = Objects.requireNonNull(detachedReading, "detachedReading");
        this.jobs = Objects.requireNonNull(jobs, "jobs");
    }

    @Override
    public Dialect dialect() {
        return engine.dialect();
    }

    /** How this database is used. */
    public DatabaseSettings settings() {
        return engine.settings();
    }

    @Override
    public JdbcTransaction begin(TransactionOptions options) {
        if (closed.get()) {
            throw new StintException("Cannot begin a transaction: the database was closed.");
        }
        return new JdbcTransaction(this, options);
    }

    @Override
    public JdbcTransaction begin() {
        return begin(TransactionOptions.defaults());
    }

    @Override
    public <R, X extends Exception> R inTransaction(TransactionOptions options, TransactionFunction<R, X> work)
            throws X {
        JdbcTransaction transaction = begin(options);
        R result;
        try {
            result = work.apply(transaction);
        } catch (Throwable failure) {
            transaction.rollbackBecauseOf(failure);
            throw failure;
        }
        if (transaction.isActive()) {
            transaction.commit();
        }
        return result;
    }

    @Override
    public <X extends Exception> void useTransaction(TransactionOptions options, TransactionAction<X> work) throws X {
        this.<Void, X>inTransaction(options, transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    @Override
    public BulkReport run(BulkJob job) {
        return jobs.run(job, this);
    }

    @Override
    public void forgetJob(String name) {
        jobs.forget(name, this);
    }

    @Override
    public void close() {
        AutoCloseable resource = engine.settings().onClose();
        if (!closed.compareAndSet(false, true) || resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new StintException("Cannot close the database: what was to be closed with it failed.", failure);
        }
    }

    DataSource source() {
        return source;
    }

    Engine engine() {
        return engine;
    }

    EntityReading detachedReading() {
        return detachedReading;
    }
}
