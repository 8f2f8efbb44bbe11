package org.stint.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the errors of H2 which rule was broken. The message comes in the language of the machine, but what it is
 * about stands in quotes in every language, names first and values behind them.
 */
final class H2Errors {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*+\"|[^\\s\".(),:]+)";
    private static final String PATH = NAME + "(?:\\." + NAME + ")*+";

    /** The subject of the message: in quotes, with the quotes inside it doubled. */
    private static final Pattern SUBJECT = Pattern.compile("\"((?:[^\"]|\"\")*+)\"");

    /** {@code PUBLIC.UQ INDEX PUBLIC.UQ_INDEX_1 ON PUBLIC.BOOK(TITLE NULLS FIRST) VALUES (…)}. */
    private static final Pattern UNIQUE = Pattern.compile("^(?:PRIMARY KEY|(" + PATH + ")(?: PRIMARY KEY| INDEX " + PATH
            + ")?) ON (" + PATH + ")\\(((?:" + NAME + "[^\",)]*+,? ?)++)\\)");

    /** {@code FK_BOOK_AUTHOR: PUBLIC.BOOK FOREIGN KEY(AUTHOR_ID) REFERENCES PUBLIC.AUTHOR(ID) (…)}. */
    private static final Pattern FOREIGN_KEY =
            Pattern.compile("^(" + PATH + "): (" + PATH + ") FOREIGN KEY\\(((?:" + NAME + ",? ?)++)\\)");

    /** {@code CK_PRICE: }; the check of a domain has no name. */
    private static final Pattern CHECK = Pattern.compile("^(" + PATH + "): ");

    /** One column of an index, with how it is sorted. */
    private static final Pattern COLUMN = Pattern.compile("(" + NAME + ")[^\",]*+(?:, |$)");

    private static final Pattern LAST_NAME = Pattern.compile("(" + NAME + ")$");
    private static final Pattern FOLDED = Pattern.compile("[A-Z_][A-Z0-9_]*");

    private H2Errors() {}

    static Optional<Violation> violation(SQLException error) {
        String subject = subject(error);
        return switch (error.getErrorCode()) {
            case 23505 -> Optional.of(read(Violation.Kind.UNIQUE, UNIQUE.matcher(subject)));
            case 23503, 23506 -> Optional.of(read(Violation.Kind.FOREIGN_KEY, FOREIGN_KEY.matcher(subject)));
            case 23513 -> Optional.of(check(CHECK.matcher(subject)));
            case 23502 -> Optional.of(new Violation(Violation.Kind.NOT_NULL, null, null, List.of(asMapped(subject))));
            default -> Optional.empty();
        };
    }

    private static String subject(SQLException error) {
        String message = error.getMessage();
        Matcher matcher = SUBJECT.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1).replace("\"\"", "\"") : "";
    }

    private static Violation read(Violation.Kind kind, Matcher subject) {
        if (!subject.lookingAt()) {
            return new Violation(kind, null, null, List.of());
        }
        List<String> columns = new ArrayList<>();
        Matcher column = COLUMN.matcher(subject.group(3));
        while (column.find()) {
            columns.add(name(column.group(1)));
        }
        return new Violation(kind, lastName(subject.group(1)), lastName(subject.group(2)), columns);
    }

    private static Violation check(Matcher subject) {
        String constraint = subject.lookingAt() ? lastName(subject.group(1)) : null;
        return new Violation(Violation.Kind.CHECK, constraint, null, List.of());
    }

    private static @Nullable String lastName(@Nullable String path) {
        if (path == null) {
            return null;
        }
        Matcher matcher = LAST_NAME.matcher(path);
        return matcher.find() ? name(matcher.group(1)) : null;
    }

    private static String name(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : asMapped(written);
    }

    private static String asMapped(String name) {
        return FOLDED.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
    }
}
