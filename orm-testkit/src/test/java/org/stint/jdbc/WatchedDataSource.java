package org.stint.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stint.testkit.PlainDataSource;

/** Hands out connections that note what is done with them, and fail where a test wants it. */
final class WatchedDataSource extends PlainDataSource {

    private final DataSource source;
    final List<String> calls = new ArrayList<>();

    @Nullable
    SQLException commitFailure;

    @Nullable
    SQLException rollbackFailure;

    int taken;
    int returned;

    WatchedDataSource(DataSource source) {
        this.source = source;
    }

    DataSource unwatched() {
        return source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        taken++;
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    note(method.getName(), arguments);
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void note(String method, Object @Nullable [] arguments) throws SQLException {
        if (method.startsWith("set") || method.equals("commit") || method.equals("close")) {
            calls.add(arguments == null ? method : method + " " + arguments[0]);
        }
        if (method.equals("close")) {
            returned++;
        }
        if (method.equals("commit") && commitFailure != null) {
            throw commitFailure;
        }
        if (method.equals("rollback") && rollbackFailure != null) {
            throw rollbackFailure;
        }
    }
}
