package org.stint.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.MariaDbDialect;
import org.stint.dialect.PostgresDialect;
import org.stint.exception.StintException;
import org.stint.statement.SqlWithValues;
import org.stint.statement.Statement;

/** Assertions on what a statement is on H2, PostgreSQL 18 and MariaDB: its whole text and the values that are bound. */
public final class StatementAssert extends AbstractAssert<StatementAssert, Statement<?>> {

    private static final List<Dialect> DIALECTS =
            List.of(new H2Dialect(), new PostgresDialect(18), new MariaDbDialect());
    private static final Pattern HEAD = Pattern.compile("-- (\\w+(?:, \\w+)*)(?: refuses?: (.*))?");
    private static final String VALUES = "-- [";

    private StatementAssert(Statement<?> statement) {
        super(statement, StatementAssert.class);
    }

    /** Begins an assertion. */
    public static StatementAssert assertThatStatement(Statement<?> statement) {
        return new StatementAssert(statement);
    }

    /**
     * Checks what the statement is on every database. Texts may be broken into lines wherever they have a blank:
     *
     * <pre>{@code
     * -- H2, PostgreSQL
     * UPDATE book SET price = price + ?
     * WHERE genre = ?
     * -- [5, fiction]
     * -- MariaDB refuses: a part of the message
     * }</pre>
     */
    public StatementAssert isWritten(String expected) {
        Map<String, String> actually = new LinkedHashMap<>();
        Map<String, String> wanted = sections(expected);
        for (Dialect dialect : DIALECTS) {
            actually.put(dialect.name(), written(dialect, wanted.getOrDefault(dialect.name(), "")));
        }
        if (!actually.equals(wanted)) {
            failWithActualExpectedAndMessage(shown(actually), shown(wanted), "Written is\n\n%s", shown(actually));
        }
        return this;
    }

    /** A refusal is given as far as it was expected. */
    private String written(Dialect dialect, String wanted) {
        try {
            SqlWithValues sql = actual.toSql(dialect);
            return sql.values().isEmpty()
                    ? sql.text()
                    : sql.text() + "\n" + "-- " + RecordedStatement.rendered(sql.values());
        } catch (StintException refused) {
            String message = refused.getMessage();
            return !wanted.isEmpty() && message.contains(wanted) ? wanted : message;
        }
    }

    private static Map<String, String> sections(String expected) {
        Map<String, String> sections = new LinkedHashMap<>();
        List<String> names = List.of();
        for (String line : expected.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                names = List.of(head.group(1).split(", "));
                String refusal = head.group(2) == null ? "" : head.group(2);
                names.forEach(name -> sections.put(name, refusal));
            } else {
                Assertions.assertThat(names)
                        .as("names of databases before " + line)
                        .isNotEmpty();
                String gap = line.startsWith(VALUES) ? "\n" : " ";
                names.forEach(name ->
                        sections.merge(name, line, (before, more) -> before.isEmpty() ? more : before + gap + more));
            }
        }
        return sections;
    }

    private static String shown(Map<String, String> sections) {
        Map<String, StringJoiner> names = new LinkedHashMap<>();
        sections.forEach((name, text) ->
                names.computeIfAbsent(text, key -> new StringJoiner(", ")).add(name));
        StringJoiner all = new StringJoiner("\n");
        names.forEach((text, sharing) -> all.add("-- " + sharing).add(text));
        return all.toString();
    }
}
