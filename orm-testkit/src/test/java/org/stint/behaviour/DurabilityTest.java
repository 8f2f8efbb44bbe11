package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.sql;
import static org.stint.testkit.Row.row;

import java.util.List;
import org.stint.Stint;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.Database;
import org.stint.session.Executor;
import org.stint.session.Savepoint;
import org.stint.session.SessionFactory;
import org.stint.session.Transaction;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Durability;
import org.stint.statement.Insert;
import org.stint.statement.NativeQuery;
import org.stint.statement.Selectable;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** A transaction whose commit need not wait for the disk. */
class DurabilityTest {

    private static final TransactionOptions SOFT = TransactionOptions.defaults().durability(Durability.SOFT);
    private static final Selectable<String> TEXT = PUBLISHER.name;
    private static final NativeQuery<String> SETTING =
            sql("SHOW synchronous_commit").query(TEXT);

    private static final Insert<Publisher> ADD = insertInto(PUBLISHER)
            .row(row -> row.set(PUBLISHER.id, 1L).set(PUBLISHER.name, "A").set(PUBLISHER.version, 0));

    private static String setting(Executor executor) {
        List<String> values = executor.list(SETTING);
        return values.get(0);
    }

    /** One connection, which is durable, whatever the server of the tests is set to. */
    private static SessionFactory durable(Workbench bench) {
        bench.factory(Publisher.class);
        String url = bench.address().url();
        return bench.closing(
                Stint.connect(url + (url.contains("?") ? "&" : "?") + "options=-c%20synchronous_commit%3Don")
                        .user(bench.address().user())
                        .password(bench.address().password())
                        .entities(Publisher.class)
                        .open());
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only there a transaction can choose")
    void theDatabaseSeesItForThisTransactionOnly(Workbench bench) {
        SessionFactory shop = durable(bench);
        Database database = shop.database();

        assertThat(database.<String, RuntimeException>inTransaction(SOFT, DurabilityTest::setting))
                .isEqualTo("off");
        assertThat(database.<String, RuntimeException>inTransaction(DurabilityTest::setting))
                .isEqualTo("on");
        assertThat(shop.<String, RuntimeException>inTransaction(SOFT, DurabilityTest::setting))
                .isEqualTo("off");
        assertThat(shop.<String, RuntimeException>inTransaction(DurabilityTest::setting))
                .isEqualTo("on");
        assertThat(database.execute(SETTING, SOFT)).containsExactly("off");
        assertThat(database.execute(SETTING)).containsExactly("on");
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only there a transaction can choose")
    void goingBackToTheBeginningKeepsIt(Workbench bench) {
        try (Transaction transaction = durable(bench).database().begin(SOFT)) {
            Savepoint beginning = transaction.savepoint();
            transaction.execute(ADD);
            transaction.rollbackTo(beginning);
            assertThat(setting(transaction)).isEqualTo("off");
        }
    }

    @EveryDatabase
    void aStatementIsATransactionOfItsOwnAndCommits(Workbench bench) {
        Database database = bench.factory(Publisher.class).database();

        assertThat(database.execute(ADD, SOFT).inserted()).isEqualTo(1);

        assertThat(bench.rows("SELECT id, name FROM publisher")).containsExactly(row(1L, "A"));
        assertThat(SOFT.durability()).isEqualTo(Durability.SOFT);
        assertThat(SOFT.named("nightly").forReading().durability()).isEqualTo(Durability.SOFT);
        assertThat(TransactionOptions.defaults().durability()).isEqualTo(Durability.DEFAULT);
    }
}
