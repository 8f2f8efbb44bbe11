package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.UUID;
import java.util.stream.IntStream;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Customer;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.OddName;
import org.stint.behaviour.domain.Publisher;
import org.stint.behaviour.domain.Sample;
import org.stint.session.Schema;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** The tables of the entities are created, dropped and printed. */
class SchemaTest {

    @EveryDatabase
    void itCanBeCreatedDroppedAndCreatedAgain(Workbench bench) {
        Schema schema = tables(bench).schema();

        schema.create();
        bench.execute("INSERT INTO author (id, name, version) VALUES (1, 'Jane Austen', 0)");
        schema.drop();
        schema.create();

        assertThat(bench.rows("SELECT id FROM author")).isEmpty();
    }

    @EveryDatabase
    void idsBeginAnewWithTheSequencesThatWereMadeAnew(Workbench bench) {
        SessionFactory shop = tables(bench);
        shop.schema().create();
        authors(shop, 60);
        shop.schema().drop();
        shop.schema().create();

        authors(shop, 60);
        authors(shop, 60);

        assertThat(bench.rows("SELECT MIN(id), COUNT(*) FROM author")).containsExactly(row(1L, 120L));
    }

    private static void authors(SessionFactory shop, int count) {
        shop.useTransaction(session -> IntStream.range(0, count)
                .mapToObj(number -> new Author(UUID.randomUUID().toString()))
                .forEach(session::persist));
    }

    @EveryDatabase
    void creatingWhatIsThereAlreadySaysSo(Workbench bench) {
        Schema schema = tables(bench).schema();
        schema.create();

        assertThatThrownBy(schema::create)
                .hasMessageContaining("is there already")
                .hasMessageContaining("drop()");
    }

    @EveryDatabase
    void droppingWhatIsNotThereIsNoError(Workbench bench) {
        Schema schema = tables(bench).schema();
        schema.drop();
        schema.create();
        schema.drop();
        schema.drop();

        schema.create();
        assertThat(bench.rows("SELECT id FROM book")).isEmpty();
    }

    @EveryDatabase
    void printingRunsNothing(Workbench bench) {
        SessionFactory factory = tables(bench);

        assertThat(factory.schema().createStatements()).anyMatch(sql -> sql.startsWith("CREATE TABLE book"));
        assertThat(factory.schema().dropStatements()).isNotEmpty();

        assertThatSql(bench.recorder()).isEmpty();
        assertThat(bench.connectionsInUse()).isZero();
    }

    @EveryDatabase
    void whatIsPrintedCanBeExecutedByHand(Workbench bench) {
        SessionFactory factory = tables(bench);
        factory.schema().createStatements().forEach(bench::execute);

        factory.useTransaction(session -> session.persist(new Author("Jane Austen")));
        assertThat(bench.rows("SELECT name FROM author")).containsExactly(row("Jane Austen"));

        factory.schema().dropStatements().forEach(bench::execute);
        assertThatThrownBy(() -> bench.rows("SELECT name FROM author")).isInstanceOf(IllegalStateException.class);
    }

    @EveryDatabase
    void constraintsAreInTheDatabase(Workbench bench) {
        tables(bench).schema().create();
        bench.execute("INSERT INTO author (id, name, version) VALUES (1, 'Jane Austen', 0)");

        assertThatThrownBy(() -> bench.execute("INSERT INTO author (id, name, version) VALUES (2, 'Jane Austen', 0)"))
                .as("unique name")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.execute("INSERT INTO author (id, name, version) VALUES (2, NULL, 0)"))
                .as("name must not be null")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bench.execute("INSERT INTO author (id, name) VALUES (2, 'Mary Shelley')"))
                .as("version must not be null")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> bench.execute("INSERT INTO book (id, title, author_id, version) VALUES (1, 'x', 9, 0)"))
                .as("author must exist")
                .isInstanceOf(IllegalStateException.class);
    }

    @EveryDatabase
    void beanValidationShapesTheColumns(Workbench bench) {
        bench.factory(Customer.class);

        assertThatThrownBy(() -> bench.execute("INSERT INTO customer (id, name, version) VALUES (1, NULL, 0)"))
                .as("a name that is not blank is not null")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        bench.execute("INSERT INTO customer (id, name, version) VALUES (1, ?, 0)", "x".repeat(41)))
                .as("the column is as long as the name may be")
                .isInstanceOf(IllegalStateException.class);
        bench.execute("INSERT INTO customer (id, name, credit, version) VALUES (1, ?, 999999.99, 0)", "x".repeat(40));
    }

    private static SessionFactory tables(Workbench bench) {
        return bench.closing(Stint.on(bench.dataSource())
                .entities(Book.class, Author.class, Publisher.class, Employee.class, OddName.class, Sample.class)
                .listener(bench.recorder())
                .open());
    }
}
