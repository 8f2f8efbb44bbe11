package org.stint.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lends the connections of a sandbox and keeps account: which are out, and which came back with a statement still open.
 * Safe for use by many threads.
 */
final class LendingDataSource extends PlainDataSource {

    private final Sandbox sandbox;
    private final Set<Loan> loans = ConcurrentHashMap.newKeySet();
    private final Set<String> openStatements = ConcurrentHashMap.newKeySet();

    LendingDataSource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Loan loan = new Loan(sandbox.take());
        loans.add(loan);
        return (Connection) Proxy.newProxyInstance(
                LendingDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, loan);
    }

    /** The number of connections that are out. */
    int lent() {
        return loans.size();
    }

    /**
     * Ends all loans.
     *
     * @throws AssertionError if a connection was still out or a statement was left open
     */
    void settle() throws SQLException {
        AssertionError leak = null;
        for (Loan loan : List.copyOf(loans)) {
            if (leak == null) {
                leak = new AssertionError("Connections that were not closed: " + loans.size());
            }
            leak.addSuppressed(loan.taken);
            loan.giveBack();
        }
        if (leak == null && !openStatements.isEmpty()) {
            leak = new AssertionError("Statements that were open when their connection was closed: " + openStatements);
        }
        if (leak != null) {
            throw leak;
        }
    }

    /** One connection that is out; behaves as a closed connection once it was given back. */
    private final class Loan implements InvocationHandler {

        private final Connection connection;
        private final Throwable taken =
                new Throwable("taken here by thread " + Thread.currentThread().getName());
        private final List<Statement> statements = new ArrayList<>();
        private volatile boolean over;

        Loan(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    giveBack();
                    return null;
                }
                case "isClosed" -> {
                    return over || connection.isClosed();
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "toString" -> {
                    return "lent " + connection;
                }
                default -> {
                    return forward(method, arguments);
                }
            }
        }

        private @Nullable Object forward(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            if (over) {
                throw new SQLException("Cannot call " + method.getName() + ": this connection was closed", "08003");
            }
            try {
                Object result = method.invoke(connection, arguments);
                if (result instanceof Statement statement) {
                    remember(statement);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private synchronized void remember(Statement statement) {
            statements.add(statement);
        }

        synchronized void giveBack() throws SQLException {
            if (over) {
                return;
            }
            over = true;
            for (Statement statement : statements) {
                if (!statement.isClosed()) {
                    openStatements.add(statement.toString());
                    statement.close();
                }
            }
            sandbox.giveBack(connection);
            loans.remove(this);
        }
    }
}
