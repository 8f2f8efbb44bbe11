package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lends connections whose statements are prepared by the database, with the types of the values that were bound, and not
 * executed: a query gives one row of NULLs and zeros, a change counts none. A database parses and checks a statement when it
 * prepares it.
 */
final class PreparingDataSource {

    private static final Map<Class<?>, Object> ZEROS =
            Map.of(boolean.class, false, int.class, 0, long.class, 0L, short.class, (short) 0, double.class, 0.0);

    private PreparingDataSource() {}

    static DataSource over(DataSource source) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? preparing(connection) : result;
        });
    }

    private static Connection preparing(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? preparing(statement) : result;
        });
    }

    private static PreparedStatement preparing(PreparedStatement statement) {
        Set<Object> bound = new HashSet<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            switch (method.getName()) {
                case "executeQuery" -> {
                    describe(statement, bound);
                    return oneRow();
                }
                case "executeLargeUpdate" -> {
                    describe(statement, bound);
                    return 0L;
                }
                case "execute", "executeUpdate", "executeBatch", "executeLargeBatch" ->
                    throw new AssertionError("Not meant to be executed: " + statement);
                default -> {
                    if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
                        bound.add(arguments[0]);
                    }
                    return call(statement, method, arguments);
                }
            }
        });
    }

    /** PostgreSQL's driver sends nothing to the server until it is asked for the parameters; H2 has prepared already. */
    private static void describe(PreparedStatement statement, Set<Object> bound) throws SQLException {
        assertThat(bound)
                .as("values of " + statement)
                .hasSize(statement.getParameterMetaData().getParameterCount());
    }

    private static ResultSet oneRow() {
        AtomicBoolean read = new AtomicBoolean();
        return proxy(ResultSet.class, (method, arguments) -> switch (method.getName()) {
            case "next" -> !read.getAndSet(true);
            case "wasNull" -> true;
            default -> ZEROS.get(method.getReturnType());
        });
    }

    private interface Behaviour {
        @Nullable
        Object call(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                PreparingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> behaviour.call(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
