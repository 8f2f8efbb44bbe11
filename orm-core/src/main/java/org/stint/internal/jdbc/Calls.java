package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.Retryable;
import org.stint.exception.StintException;
import org.stint.statement.Node;

/**
 * Runs single statements on the connection of a transaction: limits their time, tells listeners of them, and decides
 * what a failure leaves of the transaction.
 */
final class Calls {

    /** How a statement is made. */
    interface Preparation<S extends Statement> {
        S prepare(Connection connection) throws SQLException;

        /** The statement did its work. */
        default void done(S statement) throws SQLException {
            statement.close();
        }
    }

    /** What is done with a statement. */
    interface Work<S extends Statement, R> {
        R run(S statement) throws SQLException;
    }

    private final Engine engine;
    private final ConnectionLease lease;
    private final TransactionState state;
    private final int timeoutSeconds;

    Calls(Engine engine, ConnectionLease lease, TransactionState state, @Nullable Duration timeout) {
        this.engine = engine;
        this.lease = lease;
        this.state = state;
        this.timeoutSeconds = timeout == null ? 0 : seconds(timeout);
    }

    /** What all transactions of the database share. */
    Engine engine() {
        return engine;
    }

    /** What is still allowed in the transaction. */
    TransactionState state() {
        return state;
    }

    /** Whatever has to be done on the connection itself. */
    ConnectionLease lease() {
        return lease;
    }

    /** Runs a statement from its preparation to its end. */
    <S extends Statement, R> R run(Call call, Preparation<S> preparation, Work<S, R> work) {
        Connection connection = lease.connection(call.attempt());
        R result;
        try {
            S statement = preparation.prepare(connection);
            try {
                limitTime(statement);
                result = work.run(statement);
            } catch (Throwable failure) {
                closeAfter(failure, statement);
                throw failure;
            }
            preparation.done(statement);
        } catch (SQLException failure) {
            throw failed(call, failure);
        } catch (RuntimeException | Error failure) {
            if (call.changing() && call.sent()) {
                state.failed(failure);
            }
            if (call.sent()) {
                tell(call, failure);
            }
            throw failure;
        }
        succeeded(call);
        return result;
    }

    /**
     * Finds text and placeholders of a statement.
     *
     * @throws org.stint.exception.StintException if the database has no form for it
     */
    Prepared prepared(Node tree) {
        return lease.recentStatements().prepared(tree, engine);
    }

    /**
     * As {@link #prepared(Node)}, for values of the tree's parameters in preorder.
     *
     * @throws IllegalArgumentException if the tree has other parameters
     */
    Prepared prepared(Node tree, @Nullable Object[] row) {
        Prepared prepared = prepared(tree);
        prepared.binding().requireValues(row, tree);
        return prepared;
    }

    /** Uses an idle statement of the same text, if there is one, and leaves it behind. */
    Preparation<PreparedStatement> kept(Prepared prepared) {
        return new Preparation<>() {

            @Override
            public PreparedStatement prepare(Connection connection) throws SQLException {
                return prepared.source().take(connection);
            }

            @Override
            public void done(PreparedStatement statement) throws SQLException {
                prepared.source().keep(statement);
            }
        };
    }

    void limitTime(Statement statement) throws SQLException {
        if (timeoutSeconds > 0) {
            statement.setQueryTimeout(timeoutSeconds);
        }
    }

    /** Tells listeners of a call that went well; if they object to a change it cannot stay. */
    void succeeded(Call call) {
        try {
            engine.log().executed(call, null);
        } catch (RuntimeException | Error objection) {
            if (call.changing()) {
                state.failed(objection);
            }
            throw objection;
        }
    }

    /** Translates what went wrong, and decides what is left of the transaction. */
    StintException failed(Call call, SQLException failure) {
        StintException translated = engine.errors().translate(failure, call.attempt(), call.sql(), call.changedTable());
        boolean lost = translated instanceof Retryable || translated instanceof ConnectionFailedException;
        if (call.changing() || lost || engine.dialect().abortsTransactionOnError()) {
            state.failed(translated);
        }
        tell(call, translated);
        return translated;
    }

    /** Something on the connection that is no statement went wrong: a rollback is all that is left. */
    StintException failed(String attempt, SQLException failure) {
        StintException translated = engine.errors().translate(failure, attempt);
        state.failed(translated);
        return translated;
    }

    static void closeAfter(Throwable failure, Statement statement) {
        try {
            statement.close();
        } catch (SQLException also) {
            failure.addSuppressed(also);
        }
    }

    /** Tells listeners of a call that failed; what they object is added to the failure. */
    void tell(Call call, Throwable failure) {
        try {
            engine.log().executed(call, failure);
        } catch (RuntimeException | Error objection) {
            failure.addSuppressed(objection);
        }
    }

    private static int seconds(Duration timeout) {
        long whole = timeout.toSeconds() + (timeout.getNano() > 0 ? 1 : 0);
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }
}
