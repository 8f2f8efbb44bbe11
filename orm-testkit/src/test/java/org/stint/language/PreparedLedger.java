package org.stint.language;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** Writes down which texts a data source's connections prepare, and how many of the statements are not closed yet. */
final class PreparedLedger {

    private final List<String> prepared = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** The texts, in order. */
    List<String> prepared() {
        return prepared;
    }

    int open() {
        return open.get();
    }

    DataSource over(DataSource source) {
        return watched(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection ? over(connection) : result);
    }

    private Connection over(Connection connection) {
        return watched(
                Connection.class,
                connection,
                (method, result) -> result instanceof PreparedStatement statement ? over(statement) : result);
    }

    private PreparedStatement over(PreparedStatement statement) {
        prepared.add(statement.toString());
        open.incrementAndGet();
        return watched(PreparedStatement.class, statement, (method, result) -> {
            if (method.equals("close")) {
                open.decrementAndGet();
            }
            return result;
        });
    }

    private static <T> T watched(Class<T> type, T target, BiFunction<String, Object, Object> watch) {
        return type.cast(Proxy.newProxyInstance(
                PreparedLedger.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return watch.apply(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
