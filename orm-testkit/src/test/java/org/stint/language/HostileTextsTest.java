package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.dialect.Dialect;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.JsonPath;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.JsonText;
import org.stint.type.SqlTypes;

/** Texts that look like SQL are stored, found and named as what they are. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "no session and no entity is involved")
class HostileTextsTest {

    private Database database;
    private Workbench bench;

    @BeforeEach
    void createTheTables(Workbench workbench) {
        bench = workbench;
        Dialect dialect = workbench.database() == TestDatabase.H2 ? Written.H2 : Written.POSTGRES;
        HostileTable.create(workbench, dialect);
        database = Stint.on(workbench.dataSource()).database();
    }

    @EveryDatabase
    void theDatabaseHasTheNamesThatWereGiven() throws SQLException {
        Connection connection = bench.connect();
        for (HostileTable table : HostileTable.ALL) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = connection.getMetaData().getColumns(null, connection.getSchema(), null, null)) {
                while (rows.next()) {
                    if (rows.getString("TABLE_NAME")
                            .equalsIgnoreCase(table.node().name())) {
                        columns.add(rows.getString("COLUMN_NAME"));
                    }
                }
            }
            assertThat(columns)
                    .usingElementComparator(String::compareToIgnoreCase) // H2 keeps a plain name in capitals
                    .containsExactlyElementsOf(table.attributes().stream()
                            .map(attribute -> attribute.definition().name())
                            .toList());
        }
    }

    @EveryDatabase
    void aTextComesBackAsItWasAndIsFoundByItself() {
        for (HostileTable table : HostileTable.ALL) {
            database.useTransaction(transaction -> {
                long id = 0;
                for (String text : RandomExpressions.TEXTS) {
                    long next = id++;
                    transaction.execute(
                            insertInto(table).row(row -> row.set(table.id, next).set(table.title, "<" + text + ">")));
                }
                for (String text : RandomExpressions.TEXTS) {
                    String title = "<" + text + ">";
                    assertThat(transaction.list(select(table.title).where(table.title.eq(title))))
                            .containsExactly(title);
                    assertThat(transaction.list(select(table.title).where(table.title.startsWith("<" + text))))
                            .contains(title)
                            .allMatch(found -> found.startsWith("<" + text));
                    assertThat(transaction.list(select(table.title).where(table.title.endsWith(text + ">"))))
                            .contains(title)
                            .allMatch(found -> found.endsWith(text + ">"));
                    assertThat(transaction.list(select(table.title).where(table.title.contains(text))))
                            .contains(title)
                            .allMatch(found -> found.contains(text));
                }
            });
        }
    }

    @EveryDatabase
    void aMemberOfADocumentIsFoundByItsNameAlone() {
        List<String> names = new ArrayList<>(RandomExpressions.TEXTS);
        names.addAll(HostileTable.NAMES);
        names.addAll(List.of(
                "$.a",
                "a.b",
                "[0]",
                "[*]",
                "*",
                "**",
                "$",
                "@",
                "0",
                "-1",
                "last",
                "a,b",
                "{}",
                "{a,b}",
                "NULL",
                "\\u0041",
                "\"",
                "\"\"",
                "\\\"",
                "\t\r\b\f",
                "\u0001\u001f\u007f",
                "x".repeat(10_000),
                "\ud83d\ude00".repeat(300)));
        HostileTable table = HostileTable.ALL.get(0);
        database.useTransaction(transaction -> {
            transaction.execute(insertInto(table).row(row -> row.set(table.id, 1L)));
            for (String name : names) {
                JsonPath<?> inner = table.details.at(name, name);
                transaction.execute(
                        update(table).set(table.details, "{\"other\": 1}").where(table.id.eq(1)));
                transaction.execute(update(table)
                        .set(table.details.at(name, name).asText(), name)
                        .set(table.details.at(name, "list"), "[]")
                        .where(table.id.eq(1).and(table.details.at(name).isNull())));

                assertThat(transaction.list(select(inner.asText())
                                .from(table)
                                .where(inner.asText().eq(name))))
                        .as(name)
                        .containsExactly(name);
                assertThat(JsonText.read(transaction.one(select(table.details))))
                        .as(name)
                        .isEqualTo(Map.of("other", BigDecimal.ONE, name, Map.of(name, name, "list", List.of())));

                transaction.execute(update(table)
                        .set(
                                table.details.at(name, "list"),
                                table.details.at(name, "list").append(name))
                        .where(table.id.eq(1)));
                assertThat(transaction.list(select(table.id)
                                .where(table.details.at(name, "list").contains(name))))
                        .as(name)
                        .containsExactly(1L);

                transaction.execute(update(table).remove(table.details.at(name)).where(table.id.eq(1)));
                assertThat(transaction.one(select(table.details))).as(name).isEqualTo("{\"other\": 1}");
            }
        });
    }

    @EveryDatabase
    void aNameOfAParameterIsNoSql() {
        HostileTable table = HostileTable.ALL.get(0);
        database.useTransaction(transaction -> {
            transaction.execute(
                    insertInto(table).row(row -> row.set(table.id, 1L).set(table.title, "old")));
            for (String name : HostileTable.NAMES) {
                Parameter<String> title = parameter(name, SqlTypes.text(100));
                transaction.execute(
                        update(table).set(table.title, title).where(table.id.eq(1)), Parameters.of(title, name));
                assertThat(transaction.one(select(table.title))).isEqualTo(name);
                assertThat(transaction.execute(
                                sql("SELECT :a").bind("a", title).query(value("")), Parameters.of(title, name)))
                        .containsExactly(name);
            }
        });
    }
}
