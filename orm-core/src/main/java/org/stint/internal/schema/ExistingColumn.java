package org.stint.internal.schema;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.type.ColumnType;

/**
 * A column as the database describes it.
 *
 * @param type the name of its type
 * @param jdbcType the constant of {@link Types}
 * @param size characters or bytes, or digits of a number
 * @param scale digits after the point, also of the seconds of a time
 */
record ExistingColumn(String type, int jdbcType, int size, int scale, boolean nullable, boolean identity) {

    /** Columns of this size are those without a limit: no database describes them in the same way. */
    private static final int UNLIMITED = 1_000_000;

    private static final Set<Integer> TEXTS =
            Set.of(Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.CHAR, Types.NVARCHAR);
    private static final Set<Integer> BYTES = Set.of(Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY, Types.BLOB);

    /** The column that a row of {@link DatabaseMetaData#getColumns} describes. */
    static ExistingColumn of(ResultSet row) throws SQLException {
        return new ExistingColumn(
                row.getString("TYPE_NAME").toLowerCase(Locale.ROOT),
                row.getInt("DATA_TYPE"),
                row.getInt("COLUMN_SIZE"),
                row.getInt("DECIMAL_DIGITS"),
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                "YES".equals(row.getString("IS_AUTOINCREMENT")));
    }

    /** What is wrong with the column for values of a type, in words that follow its name; null if nothing is. */
    @Nullable
    String differsFrom(ColumnType wanted, Dialect dialect) {
        if (!isOf(wanted.kind()) && !type.equalsIgnoreCase(dialect.typeName(wanted))) {
            return "is of the type " + type + ", but the mapping needs " + dialect.typeName(wanted);
        }
        return switch (wanted.kind()) {
            case VARCHAR, VARBINARY ->
                isTooShort(wanted.length())
                        ? "has room for " + size + ", but the mapping allows "
                                + (wanted.length() == 0 ? "any length" : String.valueOf(wanted.length()))
                        : null;
            case DECIMAL ->
                size < wanted.precision() || scale != wanted.scale()
                        ? "is a " + (size == 0 ? type + " without a precision" : "DECIMAL(" + size + ", " + scale + ")")
                                + ", but the mapping needs " + dialect.typeName(wanted)
                        : null;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                scale < wanted.precision()
                        ? "keeps " + scale + " digits of a second, but the mapping needs " + wanted.precision()
                        : null;
            default -> null;
        };
    }

    private boolean isTooShort(int length) {
        return size < (length == 0 ? UNLIMITED : Math.min(length, UNLIMITED));
    }

    private boolean isOf(ColumnType.Kind kind) {
        boolean zoned = jdbcType == Types.TIMESTAMP_WITH_TIMEZONE || type.equals("timestamptz");
        return switch (kind) {
            case BOOLEAN -> jdbcType == Types.BOOLEAN || jdbcType == Types.BIT && size == 1;
            case SMALLINT -> jdbcType == Types.SMALLINT;
            case INTEGER -> jdbcType == Types.INTEGER;
            case BIGINT -> jdbcType == Types.BIGINT;
            case REAL -> jdbcType == Types.REAL;
            case DOUBLE -> jdbcType == Types.DOUBLE || jdbcType == Types.FLOAT;
            case DECIMAL -> jdbcType == Types.DECIMAL || jdbcType == Types.NUMERIC;
            case VARCHAR -> TEXTS.contains(jdbcType) && !type.equals("json");
            case UUID -> type.equals("uuid");
            case DATE -> jdbcType == Types.DATE;
            case TIME -> jdbcType == Types.TIME && !type.equals("timetz");
            case TIMESTAMP -> jdbcType == Types.TIMESTAMP && !zoned;
            case TIMESTAMP_WITH_TIME_ZONE -> zoned;
            case VARBINARY -> BYTES.contains(jdbcType) && !type.equals("uuid");
            case JSON -> false; // each database has one type that is written and read as it is meant
        };
    }
}
