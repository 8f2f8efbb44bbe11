package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with names after colons, taken apart at the names. What is in quotes, between tags or in a comment stays as it is,
 * except that comments up to the end of a line are left out; two colons are no name but a cast of PostgreSQL, and two
 * question marks no values but one of its operators.
 *
 * @param pieces the SQL between the names; one more than there are names
 * @param names the names in order; one may come several times
 */
record NamedText(List<String> pieces, List<String> names) {

    private static final Pattern PARTS = Pattern.compile(
            "(?<![A-Za-z0-9_])[eE]'(?:[^'\\\\]++|''|\\\\.)*+'" // a text of PostgreSQL in which a backslash escapes
                    + "|'(?:[^']++|'')*+'" // a text
                    + "|(?<![A-Za-z0-9_$])\\$(?<tag>(?:[A-Za-z_][A-Za-z0-9_]*)?)\\$.*?\\$\\k<tag>\\$"
                    + "|\"(?:[^\"]++|\"\")*+\"" // a name in quotes
                    + "|`(?:[^`]++|``)*+`" // a name in quotes of MariaDB
                    + "|(?<comment>--[^\n]*)"
                    + "|/\\*.*?\\*/"
                    + "|::" // a cast
                    + "|:(?<name>[A-Za-z_][A-Za-z0-9_]*)"
                    + "|\\?\\?" // an operator of PostgreSQL, as its driver wants it
                    + "|(?<placeholder>\\?)"
                    + "|(?<open>['\"`]|/\\*)",
            Pattern.DOTALL);

    static NamedText of(String sql) {
        List<String> pieces = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher matcher = PARTS.matcher(sql);
        StringBuilder piece = new StringBuilder();
        int start = 0;
        while (matcher.find()) {
            if (matcher.group("placeholder") != null) {
                throw new IllegalArgumentException(
                        "Cannot take SQL with a question mark outside of quotes: a value comes"
                                + " by name, as in :name, and an operator of PostgreSQL is written with two: ??, ??|,"
                                + " ??&.");
            }
            if (matcher.group("open") != null) {
                throw new IllegalArgumentException("Cannot take SQL in which something is opened and not closed: "
                        + matcher.group("open") + ". A quote within quotes is doubled.");
            }
            if (matcher.group("comment") != null) {
                // to the end of the line; it would swallow what is written behind this text
                piece.append(sql, start, matcher.start());
                start = matcher.end();
            }
            if (matcher.group("name") != null) {
                pieces.add(piece.append(sql, start, matcher.start()).toString());
                piece.setLength(0);
                names.add(matcher.group("name"));
                start = matcher.end();
            }
        }
        pieces.add(piece.append(sql.substring(start)).toString());
        return new NamedText(List.copyOf(pieces), List.copyOf(names));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(pieces.get(0));
        for (int i = 0; i < names.size(); i++) {
            text.append(':').append(names.get(i)).append(pieces.get(i + 1));
        }
        return text.toString();
    }
}
