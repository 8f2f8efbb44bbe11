package org.stint.internal.json;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.type.SqlType;

/**
 * Values of columns as JSON, exact both ways. A type is asked to bind its value to a statement that only remembers it,
 * and to read it from a row that holds nothing else; so every type has its JSON, converters and those of applications
 * included, and none has to know of it.
 *
 * <p>Booleans and numbers are what they are in JSON, bytes are Base64, everything else is a string: texts as they are,
 * times by ISO 8601.
 */
public final class ColumnJson {

    private static final int COLUMN = 1;

    private ColumnJson() {}

    /**
     * The JSON of a value.
     *
     * @throws StintException if its type binds it in a way that has no JSON, such as a stream
     */
    public static <T> @Nullable Object write(SqlType<T> type, @Nullable T value) {
        if (value == null) {
            return null;
        }
        Object[] bound = new Object[COLUMN];
        PreparedStatement statement = standIn(PreparedStatement.class, call -> {
            if (!call.name().startsWith("set") || call.arguments().length < 2) {
                throw new UnsupportedOperationException(call.name());
            }
            bound[0] = call.name().equals("setNull") ? null : JdbcJson.write(call.arguments()[1]);
            return null;
        });
        try {
            type.bind(statement, COLUMN, value);
        } catch (SQLException | UnsupportedOperationException unusual) {
            throw new StintException(
                    "Cannot make JSON of a value of the column type " + type.columnType() + ": "
                            + type.getClass().getName() + " binds it in a way that has none.",
                    unusual);
        }
        return bound[0];
    }

    /**
     * The value of which {@link #write} made JSON.
     *
     * @throws RuntimeException if the JSON is of no value of the type
     */
    public static <T> @Nullable T read(SqlType<T> type, @Nullable Object json) {
        ResultSet row = standIn(ResultSet.class, call -> {
            if (call.name().equals("wasNull")) {
                return json == null;
            }
            if (!call.name().startsWith("get") || call.arguments().length == 0) {
                throw new UnsupportedOperationException(call.name());
            }
            Class<?> wanted = call.arguments().length > 1 && call.arguments()[1] instanceof Class<?> given
                    ? given
                    : call.result();
            return JdbcJson.read(json, wanted);
        });
        try {
            return type.read(row, COLUMN);
        } catch (SQLException unusual) {
            throw new StintException(
                    "Cannot read JSON as a value of the column type " + type.columnType() + ".", unusual);
        }
    }

    /** A call of a method of JDBC. */
    private record Call(String name, Class<?> result, Object[] arguments) {}

    private static <J> J standIn(Class<J> type, Function<Call, @Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? ColumnJson.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.apply(new Call(
                        method.getName(), method.getReturnType(), arguments == null ? new Object[0] : arguments))));
    }
}
