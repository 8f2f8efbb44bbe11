package org.stint.internal.session;

import org.stint.exception.StintException;
import org.stint.internal.bulk.TableKnowledge;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.schema.DefaultSchema;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityTypes;
import org.stint.session.Database;
import org.stint.session.Schema;
import org.stint.session.Session;
import org.stint.session.SessionAction;
import org.stint.session.SessionFactory;
import org.stint.session.SessionFunction;
import org.stint.session.Transaction;
import org.stint.session.TransactionOptions;

/** Opens sessions that share a database, entity types and a flusher. */
public final class DefaultSessionFactory implements SessionFactory {

    private final DefaultDatabase database;
    private final EntityTypes types;
    private final Flusher flusher;
    private final ChangeTracking tracking;
    private final TableKnowledge knowledge = new TableKnowledge();

    /** A factory over a database; closing the factory closes the database. */
    public DefaultSessionFactory(
            DefaultDatabase database, EntityTypes types, Flusher flusher, ChangeTracking tracking) {
        this.database = database;
        this.types = types;
        this.flusher = flusher;
        this.tracking = tracking;
    }

    @Override
    public Session open() {
        return openOwn(TransactionOptions.defaults());
    }

    @Override
    public Session open(TransactionOptions options) {
        return openOwn(options);
    }

    @Override
    public Session open(Transaction transaction) {
        if (!(transaction instanceof JdbcTransaction joined) || joined.database() != database) {
            throw new StintException("Cannot join the transaction: it belongs to another database than this factory."
                    + " Begin it with factory.database().begin().");
        }
        return open(TransactionBinding.joining(joined));
    }

    @Override
    public <R, X extends Exception> R inTransaction(TransactionOptions options, SessionFunction<R, X> work) throws X {
        try (DefaultSession session = openOwn(options)) {
            try {
                R result = work.apply(session);
                session.commit();
                return result;
            } catch (Throwable failure) {
                rollback(session, failure);
                throw failure;
            }
        }
    }

    @Override
    public <X extends Exception> void useTransaction(TransactionOptions options, SessionAction<X> work) throws X {
        this.<Boolean, X>inTransaction(options, session -> {
            work.accept(session);
            return true;
        });
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Schema schema() {
        return new DefaultSchema(types.mapping(), database, flusher::forgetNumbers);
    }

    @Override
    public void close() {
        database.close();
    }

    private DefaultSession openOwn(TransactionOptions options) {
        return open(TransactionBinding.beginning(() -> database.begin(options)));
    }

    private DefaultSession open(TransactionBinding binding) {
        return new DefaultSession(types, flusher, tracking, knowledge, binding);
    }

    private static void rollback(DefaultSession session, Throwable failure) {
        try {
            session.abandon();
        } catch (RuntimeException also) {
            failure.addSuppressed(also);
        }
    }
}
