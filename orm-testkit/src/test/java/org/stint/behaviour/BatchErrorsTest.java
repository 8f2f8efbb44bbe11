package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.exception.DataException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.OnError;
import org.stint.session.SessionFactory;
import org.stint.statement.BatchCounts;
import org.stint.statement.Insert;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** A batch of which some sets fail either stops, or keeps the others and tells of those that failed. */
class BatchErrorsTest {

    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);
    private static final Parameter<String> NAME = parameter("name", SqlTypes.text(200));
    private static final Parameter<BigDecimal> PRICE = parameter("price", SqlTypes.decimal(20, 2));

    private static final Insert<Publisher> ADD = insertInto(PUBLISHER)
            .row(row -> row.set(PUBLISHER.id, ID).set(PUBLISHER.name, NAME).set(PUBLISHER.version, 0));

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    private static Parameters publisher(long id, String name) {
        return Parameters.of(ID, id).and(NAME, name);
    }

    @EveryDatabase
    void asKnownElsewhereTheFirstErrorStopsIt(Workbench bench) {
        List<Parameters> sets = List.of(publisher(31, "A"), publisher(21, "there already"), publisher(32, "B"));
        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.executeAll(ADD, sets)).isInstanceOf(UniqueViolationException.class);
            assertThatThrownBy(() -> session.executeAll(ADD, sets)).isInstanceOf(RollbackOnlyException.class);
            session.rollback();
        });
        assertThat(bench.value("SELECT COUNT(*) FROM publisher")).isEqualTo(2L);
    }

    @EveryDatabase
    void orTheOthersAreExecutedAndTheErrorsComeBack(Workbench bench) {
        List<Parameters> sets = LongStream.range(0, 100)
                .mapToObj(i -> publisher(i == 17 ? 21 : i == 64 ? 22 : 100 + i, "P" + i))
                .toList();

        BatchCounts counts = shop.inTransaction(session -> session.executeAll(ADD, sets, OnError.CONTINUE));

        assertThat(counts.counts().inserted()).isEqualTo(98);
        assertThat(counts.counts().errors()).isEqualTo(2);
        assertThat(counts.counts().firstError()).containsInstanceOf(UniqueViolationException.class);
        assertThat(counts.errors()).containsOnlyKeys(17, 64);
        assertThat(counts.errors().get(17))
                .isSameAs(counts.counts().firstError().orElseThrow());
        assertThat(counts.rows()).hasSize(100).element(17).isEqualTo(OptionalLong.of(0));
        assertThat(counts.rows().get(18)).isEqualTo(OptionalLong.of(1));
        assertThat(counts.total()).hasValue(98);
        assertThat(bench.value("SELECT COUNT(*) FROM publisher")).isEqualTo(100L);
        assertThat(bench.rows("SELECT name FROM publisher WHERE id IN (116, 117, 118) ORDER BY id"))
                .containsExactly(row("P16"), row("P18"));
    }

    @EveryDatabase
    void aBatchWithoutErrorsIsSentOnce(Workbench bench) {
        bench.recorder().clear();
        BatchCounts counts = shop.inTransaction(
                session -> session.executeAll(ADD, List.of(publisher(31, "A"), publisher(32, "B")), OnError.CONTINUE));
        assertThat(counts.errors()).isEmpty();
        assertThat(bench.recorder().writes()).hasSize(1);
    }

    @EveryDatabase
    void aValueThatDoesNotFitAndAWrongNumberOfRowsAreErrorsOfTheirSetAlone(Workbench bench) {
        Update<Book> reprice =
                update(BOOK).set(BOOK.price, PRICE).where(BOOK.id.eq(ID)).expectRows(1);
        List<Parameters> sets = Stream.of(
                        Parameters.of(ID, 42L).and(PRICE, BigDecimal.ONE),
                        Parameters.of(ID, 43L).and(PRICE, new BigDecimal("123456789012.00")),
                        Parameters.of(ID, 99L).and(PRICE, BigDecimal.ONE),
                        Parameters.of(ID, 44L).and(PRICE, BigDecimal.ONE))
                .toList();

        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 43L);

            BatchCounts counts = session.executeAll(reprice, sets, OnError.CONTINUE);

            assertThat(counts.counts().matched()).isEqualTo(2);
            assertThat(counts.errors()).containsOnlyKeys(1, 2);
            assertThat(counts.errors().get(1)).isInstanceOf(DataException.class);
            assertThat(counts.errors().get(2)).isInstanceOf(RowCountMismatchException.class);
            assertThat(emma.getPrice()).isEqualTo("1.00");
            assertThat(persuasion.getPrice()).isEqualTo("8.50");
        });
        assertThat(bench.rows("SELECT price FROM book ORDER BY id"))
                .containsExactly(row(new BigDecimal("1.00")), row(new BigDecimal("8.50")), row(new BigDecimal("1.00")));
    }

    @EveryDatabase
    void allMayFail(Workbench bench) {
        BatchCounts counts = shop.inTransaction(session -> session.executeAll(
                ADD, List.of(publisher(21, "A"), publisher(22, "B"), publisher(21, "C")), OnError.CONTINUE));
        assertThat(counts.counts().errors()).isEqualTo(3);
        assertThat(counts.counts().inserted()).isZero();
        assertThat(bench.value("SELECT COUNT(*) FROM publisher")).isEqualTo(2L);
    }

    @EveryDatabase
    void generatedKeysComeInTheOrderOfTheSetsWhicheverFail() {
        Insert<Publisher> add = insertInto(PUBLISHER)
                .row(row -> row.set(PUBLISHER.id, ID).set(PUBLISHER.name, NAME).set(PUBLISHER.version, 0))
                .withGeneratedKeys();
        List<Parameters> sets = List.of(publisher(39, "A"), publisher(21, "B"), publisher(33, "C"), publisher(35, "D"));

        shop.useTransaction(session -> {
            assertThat(session.executeAll(add, sets, OnError.CONTINUE).counts().generatedKeys())
                    .containsExactly(39L, 33L, 35L);
            assertThat(session.execute(insertInto(PUBLISHER)
                                    .row(row -> row.set(PUBLISHER.id, 52L)
                                            .set(PUBLISHER.name, "E")
                                            .set(PUBLISHER.version, 0))
                                    .row(row -> row.set(PUBLISHER.id, 51L)
                                            .set(PUBLISHER.name, "F")
                                            .set(PUBLISHER.version, 0))
                                    .withGeneratedKeys())
                            .generatedKeys())
                    .containsExactly(52L, 51L);
            assertThat(session.execute(ADD, publisher(60, "G")).generatedKeys()).isEmpty();
        });
    }
}
