package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DataException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.NativeSql;
import org.stint.statement.Routine;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** SQL of the application: what in it is a name, and what is a text, a comment, a cast or an operator. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class NativeSqlTest {

    private Database library;

    @BeforeEach
    void openTheLibrary(Workbench bench) {
        library = Library.open(bench).database();
    }

    private List<String> texts(NativeSql sql) {
        return library.execute(sql.query(value("")));
    }

    @EveryDatabase
    void namesAreFoundOnlyWhereTheyAreCode() {
        assertThat(texts(sql("SELECT 'a:b ? '' :c' || :x -- :no ?\n /* :n ? */").bind("x", value("y"))))
                .containsExactly("a:b ? ' :cy");
        assertThat(texts(sql("SELECT $$it's :b ?$$ || :x").bind("x", value("y"))))
                .containsExactly("it's :b ?y");
        assertThat(library.execute(sql("SELECT :x::integer + 1 AS \":x ?\"")
                        .bind("x", value("4"))
                        .query(value(1))))
                .containsExactly(5);
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only PostgreSQL has these texts and operators")
    void textsAndOperatorsOfPostgres() {
        assertThat(texts(sql("SELECT $q$it's $$ :b ?$q$ || :x").bind("x", value("y"))))
                .containsExactly("it's $$ :b ?y");
        assertThat(texts(sql("SELECT E'it\\'s :b ? \\\\' || :x").bind("x", value("y"))))
                .containsExactly("it's :b ? \\y");
        assertThat(texts(sql("SELECT (ARRAY[1,2,3])[:from:3]::text").bind("from", value(2))))
                .containsExactly("{2,3}");
        assertThat(library.execute(sql("SELECT '{\"a\":1}'::jsonb ?? :key AND '{\"a\":1}'::jsonb ??| ARRAY[:key]")
                        .bind("key", value("a"))
                        .query(VOLUME.available)))
                .containsExactly(true);
        assertThat(library.execute(select(Routine.operator("?")
                        .condition(sql("'{\"a\":1}'::jsonb").text(), value("b")))))
                .containsExactly(false);
    }

    @EveryDatabase
    void aTextMayBeOfAnyLength() {
        String text = "it is :long ".repeat(10_000);

        assertThat(texts(sql("SELECT '" + text + "' || :x").bind("x", value("y"))))
                .containsExactly(text + "y");
    }

    @EveryDatabase
    void whatIsNotClosedOrNamedIsRefused() {
        assertThatThrownBy(() -> sql("SELECT '{}'::jsonb ? 'a'"))
                .hasMessageContaining("an operator of PostgreSQL is written with two: ??, ??|, ??&");
        assertThatThrownBy(() -> sql("SELECT 'it\\'s'")).hasMessageContaining("A quote within quotes is doubled.");
    }

    @EveryDatabase
    void aQueryGivesTheColumnsThatAreRead() {
        assertThatThrownBy(() -> library.execute(
                        sql("SELECT id FROM volume WHERE id = 1").query(VOLUME.id, VOLUME.title)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "Cannot execute SQL of the application: its rows have 1 columns, and 2 are read");
        assertThatThrownBy(() -> library.useTransaction(transaction -> transaction.stream(
                                sql("SELECT id FROM volume WHERE id = 1").query(VOLUME.id, VOLUME.title))
                        .toList()))
                .hasMessageStartingWith(
                        "Cannot execute SQL of the application: its rows have 1 columns, and 2 are read");
        assertThat(library.execute(sql("SELECT id FROM volume WHERE id = 99").query(VOLUME.id, VOLUME.title)))
                .isEmpty();
    }
}
