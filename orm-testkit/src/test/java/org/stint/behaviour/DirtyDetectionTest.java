package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Note_.NOTE;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.behaviour.domain.Article;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Note;
import org.stint.contract.Ref;
import org.stint.session.FlushResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** Only what the database would see as a change is written. */
class DirtyDetectionTest {

    private static final Parameter<Long> NOTE_ID = parameter("id", SqlTypes.LONG);

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    /** Says for good who lived where. */
    @Entity
    static class Plaque {

        @Id
        private Long id;

        private String text;

        @ManyToOne
        @Lazy
        @Column(updatable = false)
        private Author author;

        @Lazy
        @Column(updatable = false, length = 0)
        private String origin;

        Plaque() {}
    }

    @EveryDatabase
    void onlyTheChangedColumnsAreUpdated(Workbench bench) {
        changingEmma(bench, emma -> emma.setPrice(new BigDecimal("12.99")));

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE book SET price = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
                        + " [12.99, 2026-05-01T10:00:00Z, 8, 42, 7] -> 1");
    }

    @EveryDatabase
    void severalChangesOfAnObjectAreOneUpdate(Workbench bench) {
        changingEmma(bench, emma -> {
            emma.setGenre(Genre.POETRY);
            emma.setTitle("Emma, in verse");
            emma.setPublished(null);
        });

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE book SET title = ?, genre = ?, published = ?, updated_at = ?, version = ?"
                        + " WHERE id = ? AND version = ?"
                        + " [Emma, in verse, POETRY, null, 2026-05-01T10:00:00Z, 8, 42, 7] -> 1");
    }

    @EveryDatabase
    void whatWasOnlyReadIsNotWritten(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);

        shop.useTransaction(session -> {
            session.list(select(BOOK));
            assertThat(session.isDirty()).isFalse();
            assertThat(session.flush()).isEqualTo(FlushResult.NOTHING);
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void settingAnEqualValueIsNoChange(Workbench bench) {
        changingEmma(bench, emma -> {
            emma.setTitle(new String("Emma"));
            emma.setPublished(Integer.valueOf("1815"));
            emma.setPublisher(Ref.to(emma.getPublisher().type(), 21L));
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void changedAndChangedBackIsNoChange(Workbench bench) {
        changingEmma(bench, emma -> {
            emma.setTitle("Another");
            emma.setTitle("Emma");
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aNumberOfAnotherScaleIsTheSameNumber(Workbench bench) {
        changingEmma(bench, emma -> emma.setPrice(new BigDecimal("9.990")));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aNumberOfAnotherScaleBesideAChangeIsSpelledAsTheColumnHasIt(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(new BigDecimal("9.990"));
            emma.setTitle("Emma again");
            session.flush();
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
        });
    }

    @EveryDatabase
    void digitsThatTheColumnDoesNotHoldAreNoChange(Workbench bench) {
        changingEmma(bench, emma -> emma.setPrice(new BigDecimal("9.9900001")));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anInstantIsComparedAtThePrecisionOfItsColumn(Workbench bench) {
        SessionFactory factory = bench.factory(Article.class);
        Article article = new Article(ID, "Flood in Lyme");
        article.setReviewedAt(Instant.parse("2026-05-01T10:00:00.123Z"));
        factory.useTransaction(session -> session.persist(article));
        bench.recorder().clear();

        factory.useTransaction(session ->
                session.get(Article.class, ID).setReviewedAt(Instant.parse("2026-05-01T10:00:00.123400001Z")));
        assertThatSql(bench.recorder()).wroteNothing();

        factory.useTransaction(
                session -> session.get(Article.class, ID).setReviewedAt(Instant.parse("2026-05-01T10:00:00.124Z")));
        assertThat(bench.value("SELECT reviewed_at FROM article")).isEqualTo(Instant.parse("2026-05-01T10:00:00.124Z"));
    }

    @EveryDatabase
    void bytesChangedInPlaceAreNoticed(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        long id = noteWithPicture(factory);
        bench.recorder().clear();

        factory.useTransaction(session -> session.get(Note.class, id).getPicture()[1] = 9);

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE note SET picture = ? WHERE id = ? [0x010903, " + id + "] -> 1");
    }

    @EveryDatabase
    void bytesChangedInPlaceAfterTheInsertAreNoticed(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note note = new Note("with a picture");
        byte[] picture = {1, 2, 3};
        note.setPicture(picture);

        factory.useTransaction(session -> {
            session.persist(note);
            session.flush();
            picture[0] = 7;
        });

        assertThat(bench.rows("SELECT picture FROM note")).containsExactly(row("070203"));
    }

    @EveryDatabase
    void anotherArrayOfTheSameBytesIsNoChange(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        long id = noteWithPicture(factory);
        bench.recorder().clear();

        factory.useTransaction(session -> session.get(Note.class, id).setPicture(new byte[] {1, 2, 3}));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aColumnThatIsNotUpdatableStaysAsItWasInserted(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note note = new Note("by post");
        note.setOrigin("Bath");
        note.setStamp("never written");
        note.setDraft("not a column");
        factory.useTransaction(session -> session.persist(note));
        bench.recorder().clear();

        factory.useTransaction(session -> {
            Note read = session.get(Note.class, note.getId());
            assertThat(read.getOrigin()).isEqualTo("Bath");
            assertThat(read.getDraft()).isNull();
            read.setOrigin("London");
            read.setText("by hand");
        });

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE note SET text = ? WHERE id = ? [by hand, " + note.getId() + "] -> 1");
        assertThat(bench.rows("SELECT origin, stamp FROM note")).containsExactly(row("Bath", null));
    }

    @EveryDatabase
    void aChangeInAReferencedObjectIsNoChangeOfTheReferrer(Workbench bench) {
        changingEmma(bench, emma -> emma.getAuthor().setCountry("UK"));

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE author SET country = ?, version = ? WHERE id = ? AND version = ? [UK, 2, 11, 1] -> 1");
    }

    @EveryDatabase
    void dirtyIsWhatAFlushWouldWrite(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            assertThat(session.isDirty()).isFalse();
            austen.setCountry("UK");
            assertThat(session.isDirty()).isTrue();
            austen.setCountry("GB");
            assertThat(session.isDirty()).isFalse();
            session.remove(session.get(Book.class, 42L));
            assertThat(session.isDirty()).isTrue();
        });
    }

    @EveryDatabase
    void aSecondFlushWritesOnlyWhatChangedSince(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            austen.setCountry("UK");
            assertThat(session.flush()).isEqualTo(new FlushResult(0, 1, 0));
            assertThat(session.flush()).isEqualTo(FlushResult.NOTHING);
            austen.setName("J. Austen");
            session.flush();
        });

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE author SET country = ?, version = ? WHERE id = ? AND version = ? [UK, 2, 11, 1] -> 1",
                        "UPDATE author SET name = ?, version = ? WHERE id = ? AND version = ? [J. Austen, 3, 11, 2] -> 1");
    }

    @EveryDatabase
    void afterAFlushAFieldHoldsWhatTheColumnHoldsEvenIfThatWasNoChange(Workbench bench) {
        Bookshop.open(bench).useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(new BigDecimal("9.9900001"));

            session.flush();

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
        });
    }

    @EveryDatabase
    void afterAFlushAFieldHoldsWhatTheColumnHoldsBesideAChangeOfAnother(Workbench bench) {
        try (Session session = Bookshop.open(bench).open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(new BigDecimal("9.9900001"));
            emma.setTitle("Emma, complete");
            session.flush();

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
            session.rollback();
        }
    }

    @EveryDatabase
    void whatNoFlushWritesIsNoChange(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        long id = noteWithPicture(factory);
        try (Session session = factory.open()) {
            Note note = session.get(Note.class, id);
            note.setOrigin("London");
            assertThat(session.isDirty()).isFalse();
            assertThat(session.plan().isEmpty()).isTrue();

            session.executeAll(
                    update(NOTE).set(NOTE.text, "in bulk").where(NOTE.id.eq(NOTE_ID)),
                    List.of(Parameters.of(NOTE_ID, id)));

            assertThat(note.getText()).isEqualTo("in bulk");
            assertThat(note.getOrigin()).isNull();
        }
    }

    @EveryDatabase
    void afterAFlushAFieldThatNoFlushWritesHoldsWhatTheColumnHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        long id = noteWithPicture(factory);
        try (Session session = factory.open()) {
            Note note = session.get(Note.class, id);
            note.setOrigin("London");
            session.flush();
            assertThat(note.getOrigin()).isNull();

            note.setOrigin("London");
            note.setText("by hand");
            session.flush();
            assertThat(note.getOrigin()).isNull();
            session.rollback();
        }
    }

    @EveryDatabase
    void afterAFlushALazyFieldThatNoFlushWritesHoldsWhatTheColumnHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Plaque.class, Author.class);
        bench.execute("INSERT INTO author (id, name, version) VALUES (1, 'Jane Austen', 0), (2, 'Mary Shelley', 0)");
        bench.execute("INSERT INTO plaque (id, text, author_id, origin) VALUES (1, 'lived here', 1, 'Bath')");
        for (String text : List.of("lived here", "wrote here")) {
            factory.useTransaction(session -> {
                Plaque plaque = session.get(Plaque.class, 1L);
                plaque.author = session.get(Author.class, 2L);
                plaque.origin = "London";
                plaque.text = text;
                session.flush();

                assertThat(plaque.author.getName()).isEqualTo("Jane Austen");
                assertThat(plaque.origin).isEqualTo("Bath");
            });
        }
        assertThat(bench.rows("SELECT text, author_id, origin FROM plaque"))
                .containsExactly(row("wrote here", 1L, "Bath"));
    }

    private static void changingEmma(Workbench bench, Consumer<Book> change) {
        Bookshop.open(bench).useTransaction(session -> change.accept(session.get(Book.class, 42L)));
    }

    private static long noteWithPicture(SessionFactory factory) {
        Note note = new Note("with a picture");
        note.setPicture(new byte[] {1, 2, 3});
        factory.useTransaction(session -> session.persist(note));
        return note.getId();
    }
}
