package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.session.Transaction;
import org.stint.statement.Condition;
import org.stint.statement.Node;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Select;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Row;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** A transaction prepares a text once and executes it many times. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "no session is involved")
class StatementReuseTest {

    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);
    private static final Parameter<Integer> PAGES = parameter("pages", SqlTypes.INTEGER);

    private static final Update<?> REPAGE =
            update(VOLUME).set(VOLUME.pages, PAGES).where(VOLUME.id.eq(ID));

    private Workbench bench;
    private PreparedLedger ledger;
    private Database database;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        Library.open(workbench);
        ledger = new PreparedLedger();
        database =
                workbench.closing(Stint.on(ledger.over(workbench.dataSource())).database());
    }

    @EveryDatabase
    void statementsOfOneShapeArePreparedOnce() {
        database.useTransaction(transaction -> {
            for (long id = 1; id <= 3; id++) {
                transaction.execute(
                        update(VOLUME).set(VOLUME.pages, (int) id * 10).where(VOLUME.id.eq(id)));
            }
            assertThat(ledger.prepared()).hasSize(1);
            assertThat(ledger.open()).isEqualTo(1);
        });

        assertThat(ledger.open()).isZero();
        assertThat(pages()).containsExactly(row(1L, 10), row(2L, 20), row(3L, 30), row(4L, 591), row(5L, 210));
    }

    @EveryDatabase
    void aConstantTakesTheValuesOfEachExecution() {
        database.useTransaction(transaction -> {
            repage(transaction, 1, 11);
            transaction.execute(update(VOLUME).setNull(VOLUME.pages).where(VOLUME.id.eq(2L)));
            repage(transaction, 3, 33);
            repage(transaction, 4, 44);
            assertThat(ledger.prepared()).hasSize(2);
        });
        database.useTransaction(transaction -> repage(transaction, 5, 55));

        assertThat(ledger.prepared())
                .as("another transaction has another connection")
                .hasSize(3);
        assertThat(ledger.open()).isZero();
        assertThat(pages()).containsExactly(row(1L, 11), row(3L, 33), row(4L, 44), row(5L, 55));
    }

    @EveryDatabase
    void aStatementRunsWhileItsOwnRowsAreRead() {
        Node query = select(VOLUME.title).where(VOLUME.pages.gt(400)).node();
        database.useTransaction(transaction -> {
            Execution execution = ((JdbcTransaction) transaction).execution();
            List<List<String>> titles = execution.query(
                    query, outer -> execution.query(query, inner -> inner.getString(1), "read inside"), "read outside");
            assertThat(titles)
                    .hasSize(2)
                    .allSatisfy(inner -> assertThat(inner).containsExactlyInAnyOrder("Emma", "Germinal"));
            assertThat(ledger.open()).isEqualTo(1);
        });
        assertThat(ledger.open()).isZero();
    }

    @EveryDatabase
    void theTextsThatWereUsedLastStayPrepared() {
        database.useTransaction(transaction -> {
            for (int conditions = 1; conditions <= 40; conditions++) {
                assertThat(transaction.list(oneOf(conditions))).hasSize(Math.min(conditions, 6));
            }
            assertThat(ledger.prepared()).hasSize(40);
            assertThat(ledger.open()).isBetween(2, 39);

            transaction.list(oneOf(40));
            transaction.list(oneOf(39));
            transaction.list(oneOf(40));
            assertThat(ledger.prepared()).as("used a moment ago").hasSize(40);

            assertThat(transaction.list(oneOf(1))).containsExactly(1L);
            assertThat(ledger.prepared()).as("used long ago").hasSize(41);
        });
        assertThat(ledger.open()).isZero();
    }

    private static Select<Long> oneOf(int conditions) {
        Condition condition = Condition.FALSE;
        for (long id = 1; id <= conditions; id++) {
            condition = condition.or(VOLUME.id.eq(id));
        }
        return select(VOLUME.id).where(condition);
    }

    private static void repage(Transaction transaction, long id, int pages) {
        Parameters values = Parameters.of(ID, id).and(PAGES, pages);
        assertThat(transaction.execute(REPAGE, values)).hasToString("Counts[matched=1, changed=?, unchanged=?]");
    }

    private List<Row> pages() {
        return bench.rows("SELECT id, pages FROM volume WHERE pages IS NOT NULL ORDER BY id");
    }
}
