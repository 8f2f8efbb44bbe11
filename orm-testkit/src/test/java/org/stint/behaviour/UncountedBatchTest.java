package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Publisher;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StaleRow.Fate;
import org.stint.session.OnError;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.statement.BatchCounts;
import org.stint.statement.Counts;
import org.stint.statement.Counts.Kind;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** A driver that says of a batch only that it succeeded proves nothing about versions; the rows are asked instead. */
class UncountedBatchTest {

    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);
    private static final Update<Book> RAISE =
            update(BOOK).set(BOOK.price, BigDecimal.ONE).where(BOOK.id.eq(ID));

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        Bookshop.open(bench);
        shop = bench.closing(Stint.on(uncounted(bench.dataSource()))
                .entities(Author.class, Publisher.class, Book.class)
                .tracking(bench.tracking())
                .open());
    }

    @EveryDatabase
    void aChangeOfACurrentRowIsAccepted(Workbench bench) {
        shop.useTransaction(session -> session.get(Book.class, 42L).setPrice(BigDecimal.ONE));

        assertThat(bench.rows("SELECT version FROM book WHERE id = 42")).containsExactly(row(8));
    }

    @EveryDatabase
    void aChangeOfAStaleRowIsNoticed(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.get(Book.class, 43L).setPrice(BigDecimal.ONE);
            emma.setPrice(BigDecimal.ONE);
            bench.execute("UPDATE book SET version = 9 WHERE id = 42");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale)).containsExactly(new StaleRow(Book.class, 42L, 7, 9, Fate.CHANGED));
            assertThat(emma.getVersion()).isEqualTo(7);
            session.rollback();
        }
    }

    @EveryDatabase
    void aDeleteOfAStaleRowIsNoticed(Workbench bench) {
        try (Session session = shop.open()) {
            session.remove(session.get(Book.class, 42L));
            bench.execute("UPDATE book SET version = 9 WHERE id = 42");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale)).containsExactly(new StaleRow(Book.class, 42L, 7, 9, Fate.CHANGED));
            session.rollback();
        }
    }

    @EveryDatabase
    void newObjectsMayReferToEachOtherInACircle(Workbench bench) {
        bench.factory(Employee.class);
        SessionFactory staff = bench.closing(
                Stint.on(uncounted(bench.dataSource())).entities(Employee.class).open());
        Employee anne = new Employee("Anne", null);
        Employee ben = new Employee("Ben", anne);
        anne.setManager(ben);

        staff.useTransaction(session -> {
            session.persist(anne);
            session.persist(ben);
        });

        assertThat(bench.rows("SELECT manager_id FROM employee ORDER BY id"))
                .containsExactly(row(ben.getId()), row(anne.getId()));
    }

    @EveryDatabase
    void theRowsOfABatchAreNotKnownUnlessOneExpectsThem(Workbench bench) {
        shop.useTransaction(session -> {
            BatchCounts counts = session.executeAll(RAISE, sets(42L, 43L));

            assertThat(counts.rows()).containsExactly(OptionalLong.empty(), OptionalLong.empty());
            assertThat(counts.total()).isEmpty();
            assertThat(counts.counts().known(Kind.MATCHED)).isEmpty();
            assertThat(counts.counts().known(Kind.SKIPPED)).isEmpty();
        });
        assertThat(bench.rows("SELECT price FROM book WHERE id IN (42, 43)"))
                .containsExactly(row(new BigDecimal("1.00")), row(new BigDecimal("1.00")));
    }

    @EveryDatabase
    void whoExpectsRowsHasThemCountedOneByOne(Workbench bench) {
        shop.useTransaction(session -> {
            BatchCounts counts = session.executeAll(RAISE.expectRows(1), sets(42L, 43L));

            assertThat(counts.rows()).containsExactly(OptionalLong.of(1), OptionalLong.of(1));
            assertThat(counts.counts()).isEqualTo(Counts.updated(2));
        });
        assertThat(bench.rows("SELECT price, version FROM book WHERE id IN (42, 43) ORDER BY id"))
                .containsExactly(row(new BigDecimal("1.00"), 8), row(new BigDecimal("1.00"), 3));
    }

    @EveryDatabase
    void aSetThatMeetsAnotherNumberOfRowsIsNoticed(Workbench bench) {
        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.executeAll(RAISE.expectRows(1), sets(42L, 77L, 43L)))
                    .isInstanceOfSatisfying(
                            RowCountMismatchException.class,
                            mismatch -> assertThat(mismatch.mismatches())
                                    .containsExactly(new RowCountMismatchException.Mismatch(1, 0)));
            assertThat(session.get(Book.class, 42L).getVersion()).isEqualTo(7);

            BatchCounts counts = session.executeAll(RAISE.expectRows(1), sets(42L, 77L, 43L), OnError.CONTINUE);

            assertThat(counts.errors()).containsOnlyKeys(1);
            assertThat(counts.counts().matched()).isEqualTo(2);
        });
        assertThat(bench.rows("SELECT COUNT(*) FROM book WHERE price = 1")).containsExactly(row(2L));
    }

    private static List<Parameters> sets(Long... ids) {
        return Stream.of(ids).map(id -> Parameters.of(ID, id)).toList();
    }

    private static DataSource uncounted(DataSource source) {
        return wrapped(
                DataSource.class,
                source,
                result -> result instanceof Connection connection ? uncounted(connection) : result);
    }

    private static Connection uncounted(Connection connection) {
        return wrapped(
                Connection.class,
                connection,
                result -> result instanceof PreparedStatement statement ? uncounted(statement) : result);
    }

    private static PreparedStatement uncounted(PreparedStatement statement) {
        return wrapped(PreparedStatement.class, statement, result -> {
            if (result instanceof int[] counts) {
                Arrays.fill(counts, Statement.SUCCESS_NO_INFO);
            }
            return result;
        });
    }

    private interface Change {
        Object of(Object result);
    }

    private static <T> T wrapped(Class<T> type, T target, Change change) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return change.of(method.invoke(target, arguments));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
