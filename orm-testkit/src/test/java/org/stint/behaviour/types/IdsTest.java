package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.stint.behaviour.domain.Genre;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Whatever tells one row from another can be an id. */
class IdsTest {

    @EveryDatabase
    void aGeneratedUuidNeedsNoStatement(Workbench bench) {
        SessionFactory factory = bench.factory(Named.ByUuid.class);
        List<Named.ByUuid> all = new ArrayList<>();
        factory.useTransaction(session -> {
            for (int i = 0; i < 200; i++) {
                Named.ByUuid made = new Named.ByUuid();
                made.parent = i == 0 ? null : all.get(0);
                all.add(made);
                session.persist(made);
            }
            assertThat(all.get(0).id).isNull();
        });

        assertThat(all).extracting(made -> made.id.version()).containsOnly(7);
        assertThat(all).extracting(made -> made.id.toString()).doesNotHaveDuplicates();
        assertThat(bench.recorder().statements())
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(statement -> assertThat(statement.sql()).startsWith("INSERT INTO by_uuid"));
        assertThat(bench.value("SELECT COUNT(*) FROM by_uuid WHERE parent_id = ?", all.get(0).id))
                .isEqualTo(199L);
    }

    @EveryDatabase
    void numbersOfTheDatabaseComeWithTheInsertOfAllRows(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        List<Shipment> all = IntStream.range(0, 300)
                .mapToObj(i -> {
                    Shipment shipment = new Shipment();
                    shipment.reference = "S" + i;
                    return shipment;
                })
                .toList();
        factory.useTransaction(session -> all.forEach(session::persist));

        assertThat(bench.recorder().statements()).hasSize(1);
        assertThat(all).extracting(shipment -> shipment.id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(bench.value("SELECT id FROM shipment WHERE reference = 'S222'"))
                .isEqualTo(all.get(222).id);
    }

    @EveryDatabase
    void anAddressIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByUri.class,
                Named.ByUri::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                URI.create("http://example.org/a"),
                URI.create("urn:isbn:9780141439587"));
    }

    /** Java finds these equal, the database does not. */
    @EveryDatabase
    void addressesThatAreWrittenDifferentlyAreDifferentRows(Workbench bench) {
        SessionFactory factory = bench.factory(Named.ByUri.class);
        URI small = URI.create("http://example.org/");
        URI great = URI.create("HTTP://EXAMPLE.ORG/");
        assertThat(small).isEqualTo(great);
        factory.useTransaction(session -> {
            for (URI id : List.of(small, great)) {
                Named.ByUri object = new Named.ByUri();
                object.id = id;
                session.persist(object);
            }
        });

        factory.useTransaction(session -> {
            assertThat(session.get(Named.ByUri.class, small)).isNotSameAs(session.get(Named.ByUri.class, great));
            assertThat(session.get(Named.ByUri.class, great).id).hasToString("HTTP://EXAMPLE.ORG/");
        });
    }

    @EveryDatabase
    void aDayIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByDay.class,
                Named.ByDay::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                LocalDate.of(2026, 2, 28),
                LocalDate.of(1, 1, 1));
    }

    @EveryDatabase
    void aConstantIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByGenre.class,
                Named.ByGenre::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                Genre.NOVEL,
                Genre.POETRY);
    }

    @EveryDatabase
    void aCurrencyIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByCurrency.class,
                Named.ByCurrency::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                Currency.getInstance("EUR"),
                Currency.getInstance("JPY"));
    }

    @EveryDatabase
    void aDurationIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByLength.class,
                Named.ByLength::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                Duration.ofMillis(1500),
                Duration.ofNanos(-1));
    }

    @EveryDatabase
    void aLongNumberIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByNumber.class,
                Named.ByNumber::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                BigInteger.TEN.pow(37),
                BigInteger.ZERO);
    }

    @EveryDatabase
    void aConvertedValueIsAnId(Workbench bench) {
        readAndWritten(
                bench,
                Named.ByIsbn.class,
                Named.ByIsbn::new,
                (object, id) -> object.id = id,
                (object, name) -> object.name = name,
                object -> object.name,
                new Facts.Isbn("9780141439587"),
                new Facts.Isbn("9780141439600"));
    }

    private static <E, I> void readAndWritten(
            Workbench bench,
            Class<E> type,
            Supplier<E> maker,
            BiConsumer<E, I> setId,
            BiConsumer<E, String> setName,
            Function<E, String> name,
            I first,
            I second) {
        SessionFactory factory = bench.factory(type);
        factory.useTransaction(session -> {
            for (I id : List.of(first, second)) {
                E object = maker.get();
                setId.accept(object, id);
                session.persist(object);
                session.flush();
                assertThat(session.get(type, id)).isSameAs(object);
            }
        });
        factory.useTransaction(session -> {
            E one = session.get(type, first);
            assertThat(session.getAll(type, List.of(second, first)).get(1)).isSameAs(one);
            setName.accept(one, "changed");
            session.remove(session.get(type, second));
        });
        factory.useTransaction(session -> {
            assertThat(name.apply(session.get(type, first))).isEqualTo("changed");
            assertThat(session.find(type, second)).isEmpty();
        });
    }
}
