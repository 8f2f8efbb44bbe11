package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.types.PurchaseLine_.PURCHASE_LINE;
import static org.stint.behaviour.types.Purchase_.PURCHASE;
import static org.stint.statement.Statements.select;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.MariaDbDialect;
import org.stint.dialect.PostgresDialect;
import org.stint.session.SessionFactory;
import org.stint.statement.Condition;
import org.stint.statement.KeyRange;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A stretch of the key is written as each database finds it in an index. */
class KeyRangeTest {

    @Test
    void oneColumnIsCompared() {
        assertThat(written(new H2Dialect(), KeyRange.upTo(PURCHASE, List.of(7L))))
                .isEqualTo("id <= ?");
        assertThat(written(new H2Dialect(), KeyRange.between(PURCHASE, List.of(7L), List.of(9L))))
                .isEqualTo("id > ? AND id <= ?");
        assertThat(KeyRange.stretchesAfter(PURCHASE, List.of(7L)))
                .extracting(stretch -> written(new H2Dialect(), stretch))
                .containsExactly("id > ?");
    }

    @Test
    void severalColumnsAreARowWhereAnIndexKnowsTheirOrder() {
        assertThat(written(new PostgresDialect(), KeyRange.upTo(PURCHASE_LINE, List.of(7L, 1))))
                .isEqualTo("(purchase_id, number) <= (?, ?)");
    }

    @Test
    void severalColumnsAreComparedOneByOneElsewhere() {
        String byColumns = "(purchase_id <= ? AND (purchase_id < ? OR purchase_id = ? AND number <= ?))";
        for (Dialect dialect : List.of(new H2Dialect(), new MariaDbDialect())) {
            assertThat(written(dialect, KeyRange.upTo(PURCHASE_LINE, List.of(7L, 1))))
                    .isEqualTo(byColumns);
            assertThat(written(
                            dialect,
                            KeyRange.upTo(PURCHASE_LINE, List.of(7L, 1)).not()))
                    .isEqualTo("NOT " + byColumns);
        }
    }

    @Test
    void columnsThatBothEndsShareAreComparedWithOneValue() {
        for (Dialect dialect : List.of(new H2Dialect(), new PostgresDialect(), new MariaDbDialect())) {
            assertThat(written(dialect, KeyRange.between(PURCHASE_LINE, List.of(7L, 1), List.of(7L, 9))))
                    .isEqualTo("purchase_id = ? AND number > ? AND number <= ?");
            assertThat(KeyRange.stretchesAfter(PURCHASE_LINE, List.of(7L, 1)))
                    .extracting(stretch -> written(dialect, stretch))
                    .containsExactly("purchase_id = ? AND number > ?", "purchase_id > ?");
        }
        assertThat(written(new PostgresDialect(), KeyRange.between(PURCHASE_LINE, List.of(7L, 1), List.of(8L, 1))))
                .isEqualTo("(purchase_id, number) > (?, ?) AND (purchase_id, number) <= (?, ?)");
    }

    @EveryDatabase
    void allWaysMeanTheSameRows(Workbench bench) {
        SessionFactory factory = bench.factory(Purchase.class, PurchaseLine.class);
        bench.execute("INSERT INTO purchase (id, customer) VALUES (1, 'Ann'), (2, 'Ben'), (3, 'Cleo')");
        for (int purchase = 1; purchase <= 3; purchase++) {
            for (int number = 1; number <= 3; number++) {
                bench.execute(
                        "INSERT INTO purchase_line (purchase_id, number, version) VALUES (?, ?, 0)", purchase, number);
            }
        }

        assertThat(keys(factory, KeyRange.upTo(PURCHASE_LINE, List.of(2L, 2)))).containsExactly(11, 12, 13, 21, 22);
        assertThat(keys(factory, KeyRange.between(PURCHASE_LINE, List.of(1L, 2), List.of(2L, 2))))
                .containsExactly(13, 21, 22);
        assertThat(keys(factory, KeyRange.between(PURCHASE_LINE, List.of(2L, 1), List.of(2L, 3))))
                .containsExactly(22, 23);
        assertThat(KeyRange.stretchesAfter(PURCHASE_LINE, List.of(2L, 2)))
                .extracting(stretch -> keys(factory, stretch))
                .containsExactly(List.of(23), List.of(31, 32, 33));
    }

    private static List<Integer> keys(SessionFactory factory, Condition condition) {
        return factory.inTransaction(session -> session
                .list(select(PURCHASE_LINE.id.purchase.id, PURCHASE_LINE.id.number)
                        .where(condition)
                        .orderBy(PURCHASE_LINE.id.purchase.id.asc(), PURCHASE_LINE.id.number.asc()))
                .stream()
                .map(row -> row.get(PURCHASE_LINE.id.purchase.id).intValue() * 10 + row.get(PURCHASE_LINE.id.number))
                .toList());
    }

    private static String written(Dialect dialect, Condition condition) {
        return dialect.write(condition.node()).text();
    }
}
