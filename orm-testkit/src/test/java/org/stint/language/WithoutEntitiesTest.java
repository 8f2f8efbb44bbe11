package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.StockTable.STOCK;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.RowCountMismatchException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.session.Transaction;
import org.stint.session.TransactionOptions;
import org.stint.statement.Insert;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** The language on a table that was described by hand, without any entity, session or generated code. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "there is no session")
class WithoutEntitiesTest {

    record Line(String item, int amount) {}

    private static final Parameter<String> SHOP = parameter("shop", SqlTypes.text(20));

    private Workbench bench;
    private Database database;

    @BeforeEach
    void openADatabaseWithoutEntities(Workbench workbench) {
        bench = workbench;
        bench.execute(
                "CREATE TABLE stock (shop VARCHAR(20), item VARCHAR(20), amount INTEGER, PRIMARY KEY (shop, item))");
        bench.execute("INSERT INTO stock VALUES ('north', 'pen', 3), ('north', 'ink', 5), ('south', 'pen', 7)");
        database = bench.closing(Stint.on(bench.dataSource()).database());
    }

    private static Insert<StockTable.Stock> upsert(String shop, String item, int amount) {
        return insertInto(STOCK)
                .row(row -> row.set(STOCK.shop, shop).set(STOCK.item, item).set(STOCK.amount, amount))
                .onConflict(STOCK.shop, STOCK.item)
                .set(STOCK.amount, STOCK.amount.plus(STOCK.excluded().amount))
                .doUpdate();
    }

    @EveryDatabase
    void eachStatementOfADatabaseIsATransactionOfItsOwn() {
        assertThat(database.execute(update(STOCK).set(STOCK.amount, 0).where(STOCK.shop.eq("south")))
                        .matched())
                .isEqualTo(1);
        assertThat(database.execute(upsert("south", "ink", 2)).inserted()).isEqualTo(1);
        assertThat(database.execute(upsert("south", "ink", 4)).replaced()).isEqualTo(1);
        assertThat(database.execute(
                                deleteFrom(STOCK).where(STOCK.shop.eq(SHOP)).returning(STOCK.item),
                                Parameters.of(SHOP, "north"))
                        .rows())
                .containsExactlyInAnyOrder("pen", "ink");
        assertThatThrownBy(() -> database.execute(
                        deleteFrom(STOCK).where(STOCK.shop.eq("south")).expectRows(1)))
                .isInstanceOf(RowCountMismatchException.class);
        assertThatThrownBy(() -> database.execute(deleteFrom(STOCK))).isInstanceOf(FullTableStatementException.class);

        assertThat(bench.rows("SELECT * FROM stock ORDER BY item"))
                .containsExactly(row("south", "ink", 6), row("south", "pen", 0));
        assertThat(database.execute(
                        select(into(Line::new).of(STOCK.item, STOCK.amount)).orderBy(STOCK.item.asc()),
                        TransactionOptions.defaults().forReading()))
                .containsExactly(new Line("ink", 6), new Line("pen", 0));
    }

    @EveryDatabase
    void aTransactionRunsSeveral() {
        try (Transaction transaction = database.begin()) {
            transaction.executeAll(
                    deleteFrom(STOCK).where(STOCK.shop.eq(SHOP)),
                    List.of(Parameters.of(SHOP, "north"), Parameters.of(SHOP, "west")));
            assertThat(transaction.one(select(count()).from(STOCK))).isEqualTo(1);
            assertThat(transaction.first(select(STOCK.item).where(STOCK.shop.eq(SHOP)), Parameters.of(SHOP, "south")))
                    .hasValue("pen");
            try (Stream<Integer> amounts = transaction.stream(select(STOCK.amount))) {
                assertThat(amounts).containsExactly(7);
            }
            assertThat(transaction
                            .explain(select(STOCK.item).where(STOCK.amount.gt(1)))
                            .fullScans())
                    .containsExactly("stock");
        }
        assertThat(bench.value("SELECT COUNT(*) FROM stock"))
                .as("not committed")
                .isEqualTo(3L);
    }

    // several constructors

    static class Label {
        private final String text;

        Label(String item) {
            this.text = item;
        }

        Label(String item, int amount) {
            this.text = amount + " " + item;
        }

        Label(Object item, Number amount) {
            this.text = "never, for the other says more";
        }

        private Label(String shop, String item, Long amount) {
            this.text = shop + item + amount;
        }
    }

    @EveryDatabase
    void theConstructorIsChosenByWhatIsSelected() {
        assertThat(database.execute(
                        select(into(Label.class).of(STOCK.item, STOCK.amount)).where(STOCK.shop.eq("south"))))
                .extracting(label -> label.text)
                .containsExactly("7 pen");
        assertThat(database.execute(select(into(Label.class).of(STOCK.item)).where(STOCK.shop.eq("south"))))
                .extracting(label -> label.text)
                .containsExactly("pen");
        assertThat(database.execute(select(into(Label.class).of(STOCK.shop, STOCK.item, count()))
                        .where(STOCK.shop.eq("south"))
                        .groupBy(STOCK.shop, STOCK.item)))
                .extracting(label -> label.text)
                .containsExactly("southpen1");
    }

    @EveryDatabase
    void aConstructorThatDoesNotFitIsRefusedWhenTheStatementIsBuilt() {
        assertThatThrownBy(() -> into(Label.class).of(STOCK.amount, STOCK.item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot make a Label of [amount, item], which are (Integer, String): no"
                        + " constructor takes them. It has Label(Object, Number) and Label(String) and Label(String,"
                        + " String, Long) and Label(String, int).");
        assertThatThrownBy(() -> into(Comparable.class)).hasMessageContaining("abstract");
        bench.execute("UPDATE stock SET amount = NULL WHERE shop = 'south'");
        assertThatThrownBy(() -> database.execute(
                        select(into(Label.class).of(STOCK.item, STOCK.amount)).where(STOCK.shop.eq("south"))))
                .hasMessageContaining("parameter 2 of its constructor is int, and the row has NULL");
    }
}
