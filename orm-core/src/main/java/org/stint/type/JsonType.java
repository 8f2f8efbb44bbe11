package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/**
 * JSON documents as text, always written as PostgreSQL writes its {@code jsonb}: so every database gives back what it was
 * given, and a document that was only written in another way is the same.
 */
final class JsonType implements SqlType<String> {

    static final JsonType INSTANCE = new JsonType();

    private static final ColumnType COLUMN = ColumnType.of(ColumnType.Kind.JSON);

    private JsonType() {}

    @Override
    public Class<String> javaType() {
        return String.class;
    }

    @Override
    public ColumnType columnType() {
        return COLUMN;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, normalize(value));
        }
    }

    @Override
    public @Nullable String read(ResultSet row, int index) throws SQLException {
        return row.getString(index);
    }

    @Override
    public boolean same(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == second;
        }
        return first.equals(second)
                || isJson(first) && isJson(second) && normalize(first).equals(normalize(second));
    }

    @Override
    public String normalize(String value) {
        try {
            return JsonText.canonical(JsonText.read(value));
        } catch (DataException malformed) {
            throw new DataException("Cannot store a text as JSON, because it is none. " + malformed.getMessage()
                    + " A text by itself is JSON only in quotes.");
        }
    }

    /** What an application wrote is only refused when it is sent. */
    private static boolean isJson(String text) {
        try {
            JsonText.read(text);
            return true;
        } catch (DataException malformed) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "String as " + COLUMN;
    }
}
