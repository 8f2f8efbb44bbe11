package org.stint.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the errors of PostgreSQL which rule was broken, without a class of its driver. Only the first line and the
 * names in {@code Key (…)=} of the detail are read; what follows those are values.
 */
final class PostgresErrors {

    /** A name in quotes of any language, at the end of the words that introduce it. */
    private static final Pattern QUOTED = Pattern.compile("[\"“„«»](.+?)[\"“”«»](?=[\\s.,:;]|$)");

    private static final Pattern CONSTRAINT = Pattern.compile("constraint \"(.+?)\"(?: on table \".+\")?$");
    private static final Pattern OWNER = Pattern.compile("constraint \".+\" on table \"(.+?)\"$");
    private static final Pattern RELATION = Pattern.compile("(?:relation|on table) \"(.+?)\"(?: violates|$)");
    private static final Pattern NULL_COLUMN = Pattern.compile("column \"(.+?)\"(?: of relation| violates)");
    private static final Pattern KEY = Pattern.compile("\\n\\s*\\S+: \\S+ \\W?\\((.+?)\\)=\\(");

    private PostgresErrors() {}

    static Optional<Violation> violation(SQLException error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        String line = message.lines().findFirst().orElse("").strip();
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        return switch (state) {
            case "23505" -> Optional.of(new Violation(Violation.Kind.UNIQUE, onlyName(line), null, key(message)));
            case "23503", "23001" -> Optional.of(foreignKey(line, message));
            case "23514" ->
                Optional.of(new Violation(Violation.Kind.CHECK, constraint(line), find(RELATION, line), List.of()));
            case "23P01" -> Optional.of(new Violation(Violation.Kind.EXCLUSION, onlyName(line), null, key(message)));
            case "23502" -> Optional.of(notNull(line));
            default -> Optional.empty();
        };
    }

    /** A row that refers to nothing names its own table; a row that is referred to, the referring table at the end. */
    private static Violation foreignKey(String line, String message) {
        String owner = find(OWNER, line);
        return owner != null
                ? new Violation(Violation.Kind.FOREIGN_KEY, constraint(line), owner, List.of())
                : new Violation(Violation.Kind.FOREIGN_KEY, constraint(line), find(RELATION, line), key(message));
    }

    private static Violation notNull(String line) {
        String column = find(NULL_COLUMN, line);
        return new Violation(
                Violation.Kind.NOT_NULL, null, find(RELATION, line), column == null ? List.of() : List.of(column));
    }

    private static @Nullable String constraint(String line) {
        return find(CONSTRAINT, line);
    }

    /** Also in a server that speaks another language: its message has only this name. */
    private static @Nullable String onlyName(String line) {
        String found = constraint(line);
        if (found != null) {
            return found;
        }
        Matcher quoted = QUOTED.matcher(line);
        String only = quoted.find() ? quoted.group(1) : null;
        return quoted.find() ? null : only;
    }

    private static @Nullable String find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static List<String> key(String message) {
        String names = find(KEY, message);
        List<String> columns = new ArrayList<>();
        for (String name : names == null ? new String[0] : names.split(", ")) {
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            columns.add(quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name);
        }
        return columns;
    }
}
