package org.stint.statement;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.stint.exception.StintException;
import org.stint.type.ColumnType;

/** How names, types and units are spelled, by the standard where nothing else is said. */
abstract class SqlNames {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final Set<String> RESERVED = words("""
            all and any array as asymmetric authorization between both by case cast check collate column constraint
            create cross current_date current_role current_time current_timestamp current_user default delete
            distinct drop else end except exists false fetch for foreign from full grant group having in inner
            insert intersect into is join lateral leading left like limit localtime localtimestamp natural not null
            offset on only or order outer primary references right row rows select session_user set some symmetric
            table then to trailing true union unique update user using value values when where window with
            """);

    /** What errors call the database. */
    public String name() {
        return "the SQL standard";
    }

    /** A name as SQL takes it, quoted if need be. */
    public final String quote(String name) {
        return PLAIN_NAME.matcher(name).matches() && !isReserved(name) ? name : quoted(name);
    }

    /** A name in quotes, with the quotes inside it doubled. */
    protected String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether a name in lower case would be read as a word of the language. */
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** The name of a table with its schema, without its alias. */
    protected final String tableName(QueryNode.Table table) {
        return table.schema() == null ? quote(table.name()) : quote(table.schema()) + "." + quote(table.name());
    }

    /** What a column of this type is called, in a table definition and in a cast. */
    public String typeName(ColumnType type) {
        return switch (type.kind()) {
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL ->
                type.precision() == 0 ? "DECIMAL" : "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
            case VARCHAR, VARBINARY ->
                type.length() == 0 ? type.kind().name() : type.kind() + "(" + type.length() + ")";
            case TIME, TIMESTAMP -> type.kind() + "(" + type.precision() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + type.precision() + ") WITH TIME ZONE";
            default -> type.kind().name();
        };
    }

    /** What a type is called in a cast. */
    protected String castName(ColumnType type) {
        return typeName(type);
    }

    /** What a unit of time is called. */
    protected String unitName(ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> "YEAR";
            case MONTHS -> "MONTH";
            case DAYS -> "DAY";
            case HOURS -> "HOUR";
            case MINUTES -> "MINUTE";
            case SECONDS -> "SECOND";
            case MICROS -> "MICROSECOND";
            default -> throw new IllegalArgumentException("No database has the unit " + unit);
        };
    }

    /** The words in a text, in a set. */
    protected static Set<String> words(String text) {
        return Set.of(text.toLowerCase(Locale.ROOT).trim().split("\\s+"));
    }

    /** Refuses a form that the database lacks, before anything is sent. */
    public final StintException lacking(String form, String remedy) {
        return new StintException("Cannot write " + form + " for " + name() + ", which has no such form. " + remedy);
    }
}
