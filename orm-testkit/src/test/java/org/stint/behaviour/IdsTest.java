package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.MappedSuperclass;
import org.stint.annotation.Version;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.exception.TransientReferenceException;
import org.stint.session.EntityState;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Ids of every type, and classes of every form. */
class IdsTest {

    @MappedSuperclass
    abstract static class Numbered {

        @Id
        @GeneratedValue(allocationSize = 3)
        private int number;

        @Version
        private int version;

        int number() {
            return number;
        }
    }

    @Entity
    static final class Shelf extends Numbered {

        private Genre genre;

        @ManyToOne
        private @Nullable Section section;

        private Shelf() {}

        Shelf(Genre genre, @Nullable Section section) {
            this.genre = genre;
            this.section = section;
        }
    }

    @Entity
    static class Section {

        @Id
        private Genre genre;

        private @Nullable String label;

        Section() {}

        Section(Genre genre) {
            this.genre = genre;
        }

        /** Of no use before all fields are set, and different after each change. */
        @Override
        public int hashCode() {
            return label.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Section section && label.equals(section.label);
        }

        @Override
        public String toString() {
            throw new IllegalStateException("not meant to be printed");
        }
    }

    @Entity
    static class Day {

        @Id
        private LocalDate date;

        private String note = "";

        Day() {}

        Day(LocalDate date) {
            this.date = date;
        }
    }

    @Entity
    static class Moment {

        @Id
        @Column(precision = 3)
        private Instant at;

        private String note = "";

        Moment() {}

        Moment(Instant at) {
            this.at = at;
        }
    }

    @Entity
    static class Huge {

        @Id
        private BigInteger number;

        @Version
        private Short version;

        private String note = "";

        Huge() {}

        Huge(BigInteger number) {
            this.number = number;
        }
    }

    @Entity
    static class Small {

        @Id
        @GeneratedValue(GenerationType.IDENTITY)
        private Short number;

        private String note;

        Small() {}

        Small(String note) {
            this.note = note;
        }
    }

    @Entity
    static class Copy {

        @Id
        private Long id;

        @ManyToOne
        private @Nullable Shelf shelf;

        Copy() {}

        Copy(long id, Shelf shelf) {
            this.id = id;
            this.shelf = shelf;
        }
    }

    @EveryDatabase
    void anIdAndAVersionMayBeInherited(Workbench bench) {
        SessionFactory factory = bench.factory(Shelf.class, Section.class);
        List<Shelf> shelves = IntStream.range(0, 7)
                .mapToObj(i -> new Shelf(Genre.NOVEL, null))
                .toList();
        factory.useTransaction(session -> {
            shelves.forEach(session::persist);
            session.flush();
            shelves.forEach(shelf -> shelf.genre = Genre.POETRY);
        });

        assertThat(shelves).extracting(Shelf::number).doesNotHaveDuplicates().doesNotContain(0);
        assertThat(bench.rows("SELECT genre, version, COUNT(*) FROM shelf GROUP BY genre, version"))
                .containsExactly(row("POETRY", 1, 7));
    }

    @EveryDatabase
    void anEnumConstantIsAnId(Workbench bench) {
        SessionFactory factory = bench.factory(Shelf.class, Section.class);
        factory.useTransaction(session -> {
            Section poetry = new Section(Genre.POETRY);
            session.persist(new Shelf(Genre.POETRY, poetry));
            session.persist(poetry);
            session.flush();
            poetry.label = "Poems";
        });

        factory.useTransaction(session -> {
            assertThat(session.get(Section.class, Genre.POETRY).label).isEqualTo("Poems");
            assertThat(session.find(Section.class, Genre.NOVEL)).isEmpty();
        });
        assertThat(bench.rows("SELECT section_id, genre FROM shelf")).containsExactly(row("POETRY", "POETRY"));
    }

    @EveryDatabase
    void equalsHashCodeAndToStringOfAnEntityAreNotCalled(Workbench bench) {
        SessionFactory factory = bench.factory(Shelf.class, Section.class);
        factory.useTransaction(session -> {
            Section novels = new Section(Genre.NOVEL);
            Section poetry = new Section(Genre.POETRY);
            session.persist(novels);
            session.persist(poetry);
            session.flush();
            novels.label = "the same";
            poetry.label = "the same";
            session.flush();
            assertThat(session.contains(novels)).isTrue();
            session.remove(novels);
            session.rollback();
            session.persist(poetry);
            session.plan();
        });
        assertThat(bench.rows("SELECT genre, label FROM section")).containsExactly(row("POETRY", null));
    }

    @EveryDatabase
    void aDateIsAnId(Workbench bench) {
        SessionFactory factory = bench.factory(Day.class);
        LocalDate may = LocalDate.of(2026, 5, 1);
        factory.useTransaction(session -> session.persist(new Day(may)));

        factory.useTransaction(session -> session.get(Day.class, may).note = "Labour Day");
        assertThat(bench.rows("SELECT note FROM \"day\"")).containsExactly(row("Labour Day"));
    }

    @EveryDatabase
    void anIdIsWhatItsColumnHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Moment.class);
        Instant precise = Instant.parse("2026-05-01T10:00:00.123456789Z");
        Instant held = Instant.parse("2026-05-01T10:00:00.123Z");
        factory.useTransaction(session -> {
            Moment moment = new Moment(precise);
            session.persist(moment);
            session.flush();
            assertThat(moment.at).isEqualTo(held);
            assertThat(session.get(Moment.class, held)).isSameAs(moment);
            assertThat(session.get(Moment.class, precise)).isSameAs(moment);
            moment.note = "changed";
        });

        factory.useTransaction(session -> {
            Moment moment = session.get(Moment.class, precise);
            assertThat(session.get(Moment.class, held)).isSameAs(moment);
            assertThat(moment.note).isEqualTo("changed");
        });
    }

    @EveryDatabase
    void aHugeNumberIsAnId(Workbench bench) {
        SessionFactory factory = bench.factory(Huge.class);
        BigInteger number = BigInteger.TEN.pow(30);
        bench.execute("INSERT INTO huge (number, version, note) VALUES (1000000000000000000000000000000, 5, 'old')");

        factory.useTransaction(session -> session.get(Huge.class, number).note = "new");

        assertThat(bench.rows("SELECT version, note FROM huge")).containsExactly(row(6, "new"));
    }

    @EveryDatabase
    void aShortIsAnIdThatTheDatabaseGives(Workbench bench) {
        SessionFactory factory = bench.factory(Small.class);
        Small one = new Small("one");
        Small two = new Small("two");
        factory.useTransaction(session -> {
            session.persist(one);
            session.persist(two);
        });

        assertThat(bench.value("SELECT note FROM small WHERE number = ?", two.number))
                .isEqualTo("two");
    }

    @EveryDatabase
    void aRowMayHaveTheIdZero(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("INSERT INTO author (id, name, version) VALUES (0, 'Anonymous', 0)");

        shop.useTransaction(session -> {
            Author anonymous = session.get(Author.class, 0L);
            session.get(Book.class, 42L).setAuthor(anonymous);
        });

        assertThat(bench.value("SELECT author_id FROM book WHERE id = 42")).isEqualTo(0L);
        Author read = shop.inTransaction(session -> session.get(Author.class, 0L));
        shop.useTransaction(session -> assertThat(session.stateOf(read)).isEqualTo(EntityState.DETACHED));
    }

    @EveryDatabase
    void zeroInAPrimitiveFieldIsNoIdToReferTo(Workbench bench) {
        SessionFactory factory = bench.factory(Shelf.class, Section.class, Copy.class);
        bench.execute("INSERT INTO shelf (number, genre, version) VALUES (0, 'NOVEL', 0)");
        try (Session session = factory.open()) {
            session.persist(new Copy(1, session.get(Shelf.class, 0)));

            assertThatThrownBy(session::flush)
                    .isInstanceOf(TransientReferenceException.class)
                    .hasMessageContaining("Cannot write Copy 1: its shelf is Shelf 0")
                    .hasMessageContaining("primitive");
        }
        assertThat(bench.rows("SELECT id FROM copy")).isEmpty();
    }

    @EveryDatabase
    void anIdThatWasClearedIsNoIdToReferTo(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("INSERT INTO author (id, name, version) VALUES (90, 'Nobody', 0)");
        try (Session session = shop.open()) {
            Author nobody = session.get(Author.class, 90L);
            session.remove(nobody);
            session.flush();
            nobody.setId(null);
            session.get(Book.class, 42L).setAuthor(nobody);

            assertThatThrownBy(session::flush)
                    .isInstanceOf(TransientReferenceException.class)
                    .hasMessageContaining("Cannot write Book 42: its author is Author 90, whose id was cleared.");
        }
    }
}
