package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.Bookshop.SELECT_AUTHOR;
import static org.stint.behaviour.Bookshop.SELECT_BOOK;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import jakarta.validation.ConstraintViolationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.stint.behaviour.domain.Article;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Contract;
import org.stint.behaviour.domain.Customer;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Manuscript;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Publisher;
import org.stint.behaviour.domain.Review;
import org.stint.behaviour.domain.Ticket;
import org.stint.contract.Ref;
import org.stint.event.EntityListener;
import org.stint.exception.DetachedException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FieldConflict;
import org.stint.exception.MappingException;
import org.stint.exception.MissingVersionException;
import org.stint.exception.ReadOnlyException;
import org.stint.exception.SessionClosedException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.exception.TransientReferenceException;
import org.stint.session.EntityState;
import org.stint.session.FlushMode;
import org.stint.session.MergeOptions;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.session.TransactionOptions;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestClock;
import org.stint.testkit.Workbench;

/** The values of an object that belongs to no session, or to another, go onto the managed one. */
class MergeTest {

    private static final String UPDATE_TITLE = "UPDATE book SET title = ?, updated_at = ?, version = ?"
            + " WHERE id = ? AND version = ? [Emma Woodhouse, 2026-05-01T10:00:00Z, 8, 42, 7] -> 1";

    private static SessionFactory bookshop(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.recorder().clear();
        return shop;
    }

    private static Book detached(SessionFactory shop, Workbench bench) {
        Book emma = shop.inTransaction(session -> session.get(Book.class, 42L));
        bench.recorder().clear();
        return emma;
    }

    /** What a form or a message is made into: most attributes are not known to it. */
    private static Book fromForm(String title, int version) {
        Book form = new Book(title);
        form.setId(42L);
        form.setVersion(version);
        return form;
    }

    // what is copied

    @EveryDatabase
    void changesMadeOutsideOfASessionAreWritten(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        detached.setTitle("Emma Woodhouse");
        detached.setPrice(new BigDecimal("9.9900"));

        Book merged = shop.inTransaction(session -> {
            Book managed = session.merge(detached);
            assertThat(session.contains(managed)).isTrue();
            assertThat(session.contains(detached)).isFalse();
            assertThat(session.get(Book.class, 42L)).isSameAs(managed).isNotSameAs(detached);
            assertThat(managed.getAuthor()).isSameAs(session.get(Author.class, 11L));
            return managed;
        });

        assertThatSql(bench.recorder())
                .isExactly(
                        SELECT_BOOK + " WHERE id = ? [42] -> 1",
                        SELECT_AUTHOR + " WHERE id = ? [11] -> 1",
                        UPDATE_TITLE);
        assertThat(merged.getTitle()).isEqualTo("Emma Woodhouse");
        assertThat(merged.getVersion()).isEqualTo(8);
        assertThat(detached.getVersion()).isEqualTo(7);
        assertThat(detached.getUpdatedAt()).isNotEqualTo(merged.getUpdatedAt());
        assertThat(detached.getPrice()).isEqualTo("9.9900");
        assertThat(detached.getAuthor()).isNotSameAs(merged.getAuthor());
    }

    @EveryDatabase
    void anUnchangedObjectWritesNothing(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);

        shop.useTransaction(session -> {
            session.merge(detached);
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anObjectThatIsManagedAlreadyIsNotReadAgain(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        detached.setTitle("Emma Woodhouse");

        shop.useTransaction(session -> {
            Book managed = session.get(Book.class, 42L);
            managed.setPublished(1816);
            bench.recorder().clear();
            assertThat(session.merge(detached)).isSameAs(managed);
            assertThat(managed.getPublished()).isEqualTo(1815); // the last one wins, as with any other edit
            assertThatSql(bench.recorder()).isEmpty();
        });

        assertThatSql(bench.recorder()).isExactly(UPDATE_TITLE);
    }

    @EveryDatabase
    void nullMeansNull(Workbench bench) {
        bookshop(bench).useTransaction(session -> {
            Book merged = session.merge(fromForm("Emma", 7));
            assertThat(merged.getAuthor()).isNull();
            assertThat(merged.getPublisher()).isNull();
        });

        assertThat(bench.rows("SELECT title, isbn, price, genre, published, author_id, publisher_id, version FROM book"
                        + " WHERE id = 42"))
                .containsExactly(row("Emma", null, null, null, null, null, null, 8));
    }

    @EveryDatabase
    void whatStintAndTheDatabaseFillIsNotCopied(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        Instant created = detached.getCreatedAt();
        detached.setCreatedAt(null);
        detached.setUpdatedAt(Instant.EPOCH);

        shop.useTransaction(session -> {
            Book merged = session.merge(detached);
            assertThat(merged.getCreatedAt()).isEqualTo(created);
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void aColumnThatIsNotUpdatableIsCopiedOnlyIntoANewRow(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note source = new Note("one");
        source.setOrigin("desk");
        source.setStamp("ignored");
        source.setPicture(new byte[] {1, 2});
        Note stored = factory.inTransaction(session -> session.merge(source));
        assertThat(source.getId()).isZero();
        source.setId(stored.getId());
        source.setOrigin("elsewhere");

        factory.useTransaction(session -> session.merge(source));

        assertThat(bench.rows("SELECT text, origin, stamp FROM note")).containsExactly(row("one", "desk", null));
    }

    @EveryDatabase
    void valuesThatChangeInPlaceAreNotShared(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        factory.useTransaction(session -> session.persist(new Note("one")));
        long id = (Long) bench.value("SELECT id FROM note");
        Note source = new Note("one");
        source.setId(id);
        source.setPicture(new byte[] {1, 2});

        factory.useTransaction(session -> {
            Note merged = session.merge(source);
            source.getPicture()[0] = 9;
            assertThat(merged.getPicture()).containsExactly(1, 2);
            session.flush();
            merged.getPicture()[1] = 8;
        });

        assertThat(source.getPicture()).containsExactly(9, 2);
        assertThat(bench.value("SELECT id FROM note WHERE picture = ?", new byte[] {1, 8}))
                .isEqualTo(id);
    }

    // only some attributes

    @EveryDatabase
    void onlySomeAttributesAreCopied(Workbench bench) {
        bookshop(bench)
                .useTransaction(session -> session.merge(
                        fromForm("Emma Woodhouse", 7), MergeOptions.defaults().only(BOOK.title)));

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_TITLE);
    }

    @EveryDatabase
    void allButSomeAttributesAreCopied(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        detached.setTitle("Emma Woodhouse");
        detached.setPrice(BigDecimal.ZERO);
        detached.setAuthor(null);

        shop.useTransaction(session -> session.merge(
                detached, MergeOptions.defaults().except(BOOK.price).except(BOOK.as("b").author)));

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_TITLE);
    }

    @EveryDatabase
    void nullsAreIgnored(Workbench bench) {
        bookshop(bench).useTransaction(session -> {
            Book merged = session.merge(
                    fromForm("Emma Woodhouse", 7), MergeOptions.defaults().ignoringNulls());
            assertThat(merged.getGenre()).isEqualTo(Genre.NOVEL);
            assertThat(merged.getPublisher().id()).isEqualTo(21L);
        });

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_TITLE);
    }

    @EveryDatabase
    void whatIsExcludedIsNotCopiedIntoANewObjectEither(Workbench bench) {
        Book source = new Book("Sanditon");
        source.setPrice(BigDecimal.TEN);
        source.setGenre(Genre.NOVEL);

        bookshop(bench)
                .useTransaction(session -> session.merge(
                        source,
                        MergeOptions.defaults().only(BOOK.title, BOOK.price).except(BOOK.price)));

        assertThat(bench.rows("SELECT price, genre FROM book WHERE title = 'Sanditon'"))
                .containsExactly(row(null, null));
    }

    @EveryDatabase
    void optionsThatDoNotFitAreRefused(Workbench bench) {
        bookshop(bench).useTransaction(session -> {
            Book form = fromForm("Emma", 7);
            MergeOptions all = MergeOptions.defaults();
            assertThatThrownBy(() -> session.merge(form, all.only(AUTHOR.name)))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("author.name: that is an attribute of another entity");
            assertThatThrownBy(() -> session.merge(form, all.except(AUTHOR.country)))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Name attributes of Book");
            assertThatThrownBy(() -> session.merge(form, all.only(BOOK.title).only(BOOK.version)))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Cannot merge only Book.version");
            assertThatThrownBy(() -> all.only()).isInstanceOf(IllegalArgumentException.class);
            assertThatSql(bench.recorder()).isEmpty();
        });
    }

    @EveryDatabase
    void whatAFormHoldsIsWritten(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book form = fromForm("Emma Woodhouse", 7);
        form.setGenre(Genre.POETRY);

        // tag::merge[]
        MergeOptions filledIn = MergeOptions.defaults().except(BOOK.genre).ignoringNulls();
        Book merged = shop.inTransaction(session -> session.merge(form, filledIn));
        // end::merge[]

        assertThat(merged.getVersion()).isEqualTo(8);
        assertThatSql(bench.recorder()).wroteExactly(UPDATE_TITLE);
    }

    // versions

    @EveryDatabase
    void theVersionOfTheSourceIsWhatIsChecked(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        detached.setTitle("Emma Woodhouse");
        detached.setAuthor(null);
        bench.execute("UPDATE book SET title = 'Emma II', price = 5, version = 8 WHERE id = 42");

        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.merge(detached))
                    .isInstanceOfSatisfying(StaleObjectException.class, stale -> {
                        assertThat(stale)
                                .hasMessageContaining("Cannot merge Book 42: Book 42 was changed by someone else:"
                                        + " expected version 7, the row has 8;"
                                        + " yours and theirs differ in title, price, author");
                        StaleRow row = stale.rows().get(0);
                        assertThat(row.expectedVersion()).isEqualTo(7);
                        assertThat(row.actualVersion()).isEqualTo(8);
                        assertThat(row.fields())
                                .containsExactly(
                                        FieldConflict.withoutBase("title", "Emma Woodhouse", "Emma II"),
                                        FieldConflict.withoutBase(
                                                "price", new BigDecimal("9.99"), new BigDecimal("5.00")),
                                        FieldConflict.withoutBase("author", null, 11L));
                    });
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma II");
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anOlderSourceDoesNotOverwriteAManagedObject(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);

        shop.useTransaction(session -> {
            Book managed = session.get(Book.class, 42L);
            managed.setTitle("Emma II");
            session.flush();
            assertThatThrownBy(() -> session.merge(detached)).isInstanceOf(StaleObjectException.class);
            assertThat(managed.getTitle()).isEqualTo("Emma II");
        });
    }

    @EveryDatabase
    void theFlushChecksAgain(Workbench bench) {
        try (Session session = bookshop(bench).open()) {
            session.merge(fromForm("Emma Woodhouse", 7), MergeOptions.defaults().only(BOOK.title));
            bench.execute("UPDATE book SET version = 8 WHERE id = 42");

            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void aVersionThatIsATimeIsComparedAsTheColumnHoldsIt(Workbench bench) {
        SessionFactory factory = bench.factory(Article.class);
        UUID id = UUID.fromString("6f1c9a52-0a53-4d8e-9a53-6a1c2f4b7d10");
        factory.useTransaction(session -> session.persist(new Article(id, "Old")));
        Article form = new Article(id, "New");
        form.setChanged(TestClock.START.plusNanos(1)); // finer than the column

        factory.useTransaction(session -> session.merge(form));
        assertThat(bench.value("SELECT headline FROM article")).isEqualTo("New");

        factory.useTransaction(
                session -> assertThatThrownBy(() -> session.merge(form)).isInstanceOf(StaleObjectException.class));
    }

    @EveryDatabase
    void aSourceWithoutAVersionIsNotWrittenUnchecked(Workbench bench) {
        Publisher form = new Publisher("Murray");
        form.setId(21L);

        bookshop(bench).useTransaction(session -> {
            assertThatThrownBy(() -> session.merge(form))
                    .isInstanceOf(MissingVersionException.class)
                    .hasMessageContaining("Cannot merge Publisher 21: its version Publisher.version is null");
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void aRowThatIsGoneIsAConflict(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        bench.execute("DELETE FROM book WHERE id = 42");

        shop.useTransaction(session -> assertThatThrownBy(() -> session.merge(detached))
                .isInstanceOfSatisfying(
                        StaleObjectException.class,
                        stale -> assertThat(stale.rows())
                                .containsExactly(new StaleRow(Book.class, 42L, 7, null, StaleRow.Fate.DELETED))));
        assertThat(bench.value("SELECT count(*) FROM book")).isEqualTo(2L);
    }

    @EveryDatabase
    void aRowWithoutAVersionThatIsGoneIsNotFound(Workbench bench) {
        Note source = new Note("gone");
        source.setId(77);

        bench.factory(Note.class)
                .useTransaction(session -> assertThatThrownBy(() -> session.merge(source))
                        .isInstanceOf(EntityNotFoundException.class)
                        .hasMessageContaining(
                                "Cannot merge Note 77: it was stored, but there is no such row any more"));
        assertThat(bench.value("SELECT count(*) FROM note")).isEqualTo(0L);
    }

    // new objects

    @EveryDatabase
    void aTransientObjectIsCopied(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book source = new Book("Sanditon");
        source.setGenre(Genre.NOVEL);
        source.setPublisher(Ref.to(Publisher.class, 21L));

        shop.useTransaction(session -> {
            source.setAuthor(session.get(Author.class, 11L));
            Book copy = session.merge(source);
            assertThat(copy).isNotSameAs(source);
            assertThat(session.stateOf(copy)).isEqualTo(EntityState.MANAGED);
            assertThat(session.stateOf(source)).isEqualTo(EntityState.TRANSIENT);
            session.flush();
            assertThat(copy.getId()).isNotNull();
            assertThat(copy.getCreatedAt()).isNotNull();
            assertThat(copy.getPublisher().get().getName()).isEqualTo("John Murray");
            assertThat(source.getId()).isNull();
            assertThat(source.getCreatedAt()).isNull();

            copy.setPublished(1817);
            source.setTitle("The Brothers");
        });

        assertThat(bench.rows("SELECT title, genre, published, author_id, publisher_id, version FROM book WHERE"
                        + " id NOT IN (42, 43, 44)"))
                .containsExactly(row("Sanditon", "NOVEL", 1817, 11L, 21L, 1));
        shop.useTransaction(session -> session.persist(source)); // it is as new as before
    }

    @EveryDatabase
    void anAssignedIdWithoutARowIsNew(Workbench bench) {
        SessionFactory factory = bench.factory(Ticket.class);
        Ticket source = new Ticket(5, "broken chair");

        factory.useTransaction(session -> {
            Ticket copy = session.merge(source);
            assertThat(copy).isNotSameAs(source);
            assertThat(session.merge(source)).isSameAs(copy); // by its id, although it is not inserted yet
        });
        factory.useTransaction(session -> session.merge(new Ticket(5, "mended chair")));
        assertThat(bench.rows("SELECT number, subject, version FROM ticket"))
                .containsExactly(row(5, "mended chair", 1L));

        Ticket gone = new Ticket(6, "lost");
        gone.setVersion(3);
        factory.useTransaction(session -> {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> session.merge(gone))
                        .isInstanceOf(StaleObjectException.class)
                        .hasMessageContaining("Ticket 6 was deleted by someone else (expected version 3)");
                if (attempt == 0) {
                    session.persist(new Ticket(6, "in its place")); // a new one is not what the source was made from
                }
            }
        });
        assertThat(bench.value("SELECT subject FROM ticket WHERE number = 6")).isEqualTo("in its place");
    }

    // references

    @EveryDatabase
    void referencesBecomeThoseOfTheSession(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        Author other = shop.inTransaction(session -> session.get(Author.class, 12L));
        other.setName("Not merged");
        detached.setAuthor(other);
        detached.setPublisher(Ref.to(Publisher.class, 22L));

        shop.useTransaction(session -> {
            Book merged = session.merge(detached);
            assertThat(merged.getAuthor()).isNotSameAs(other).isSameAs(session.get(Author.class, 12L));
            assertThat(merged.getAuthor().getName()).isEqualTo("Mary Shelley");
            assertThat(merged.getPublisher().get().getName()).isEqualTo("Lackington");
        });

        assertThat(bench.rows("SELECT author_id, publisher_id, version FROM book WHERE id = 42"))
                .containsExactly(row(12L, 22L, 8));
        assertThat(bench.value("SELECT name FROM author WHERE id = 12")).isEqualTo("Mary Shelley");
        assertThat(detached.getAuthor()).isSameAs(other);
    }

    @EveryDatabase
    void aReferenceToNothingIsRefused(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        Author author = new Author("Ann Radcliffe");
        detached.setTitle("Udolpho");
        detached.setAuthor(author);

        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.merge(detached))
                    .isInstanceOf(TransientReferenceException.class)
                    .hasMessageContaining("Cannot merge Book 42: its author is a new Author that was not persisted");
            author.setId(99L);
            assertThatThrownBy(() -> session.merge(detached))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("its author is Author 99, and there is no such row");
            assertThat(session.isDirty()).isFalse();

            author.setId(null);
            session.persist(author);
            assertThat(session.merge(detached).getAuthor()).isSameAs(author);
        });
        assertThat(bench.value("SELECT name FROM book JOIN author ON author.id = author_id WHERE title = 'Udolpho'"))
                .isEqualTo("Ann Radcliffe");
    }

    @EveryDatabase
    void aReferenceToTheSourceItselfIsOneToTheManagedObject(Workbench bench) {
        SessionFactory factory = bench.factory(Employee.class);
        Employee source = new Employee("Ann", null);
        source.setManager(source);

        factory.useTransaction(session -> {
            Employee copy = session.merge(source);
            assertThat(copy.getManager()).isSameAs(copy);
            copy.setManager(null); // a row cannot refer to an id that it is about to get
            session.flush();
            source.setId(copy.getId());
            assertThat(session.merge(source).getManager()).isSameAs(copy);
        });

        assertThat(bench.value("SELECT count(*) FROM employee WHERE manager_id = id"))
                .isEqualTo(1L);
    }

    // what is lazy

    @EveryDatabase
    void aLazyReferenceOfTheTargetIsNotLoaded(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Review.class);
        bench.execute("INSERT INTO author (id, name, version) VALUES (11, 'Jane Austen', 0), (12, 'Mary Shelley', 0)");
        bench.execute("INSERT INTO review (id, text, stars, critic_id) VALUES (1, 'good', 4, 11)");
        Review unread = factory.inTransaction(session -> session.get(Review.class, 1L));
        unread.setStars(5);
        Review other = factory.inTransaction(session -> {
            Review review = session.get(Review.class, 1L);
            review.setCritic(session.get(Author.class, 12L));
            session.detach(review);
            return review;
        });
        bench.recorder().clear();

        factory.useTransaction(session -> session.merge(unread));
        assertThatSql(bench.recorder()).wroteExactly("UPDATE review SET stars = ? WHERE id = ? [5, 1] -> 1");

        bench.recorder().clear();
        factory.useTransaction(session -> session.merge(other));
        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE review SET stars = ?, critic_id = ? WHERE id = ? [4, 12, 1] -> 1");
        assertThatSql(bench.recorder()).selectedTimes(bench.tracking() == Tracking.RECORDED ? 1 : 3);
        factory.useTransaction(session -> {
            Review merged = session.merge(other);
            assertThat(merged.getCritic().getName()).isEqualTo("Mary Shelley");
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void whatTheSourceNeverReadIsAbsent(Workbench bench) {
        SessionFactory factory = manuscripts(bench);
        Manuscript detached = factory.inTransaction(session -> session.get(Manuscript.class, 1L));
        detached.setTitle("Emma II");

        factory.useTransaction(session -> session.merge(detached));

        assertThat(bench.rows("SELECT title, text, octet_length(cover) FROM manuscript"))
                .containsExactly(row("Emma II", "Chapter I", 2));
    }

    @EveryDatabase
    void aLazyColumnIsWrittenOnlyIfItDiffers(Workbench bench) {
        SessionFactory factory = manuscripts(bench);
        Manuscript form = new Manuscript(1, "Emma", "Chapter I", new byte[] {1, 2});

        factory.useTransaction(session -> session.merge(form));
        assertThatSql(bench.recorder()).wroteNothing();

        form.setText("Chapter II");
        factory.useTransaction(session -> session.merge(form));
        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE manuscript SET text = ?, version = ? WHERE id = ? AND version = ?"
                        + " [Chapter II, 1, 1, 0] -> 1");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = "without recorded changes everything is loaded")
    void aCopyThatWouldLoseUnreadValuesIsRefused(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Review.class, Contract.class);
        bench.execute("INSERT INTO author (id, name, version) VALUES (11, 'Jane Austen', 0)");
        bench.execute("INSERT INTO review (id, text, stars, critic_id) VALUES (1001, 'good', 4, 11)");
        bench.execute("INSERT INTO contract (id, party, wording, number) VALUES (1, 'Ann', 'all of it', 'A1')");
        Contract gone = factory.inTransaction(session -> session.get(Contract.class, 1L));
        Review template = factory.inTransaction(session -> session.get(Review.class, 1001L));
        bench.execute("DELETE FROM contract");
        template.setId(null);

        factory.useTransaction(session -> {
            assertThatThrownBy(() -> session.merge(gone)) // an assigned id, but what is unread was read from a row
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("Cannot merge Contract 1: it was stored");
            assertThatThrownBy(() -> session.merge(template))
                    .isInstanceOf(DetachedException.class)
                    .hasMessageContaining("critic was not loaded there, so that a copy would lose it");
            template.setCritic(session.get(Author.class, 11L));
            session.merge(template);
        });
        assertThat(bench.rows("SELECT stars, critic_id FROM review")).containsExactly(row(4, 11L), row(4, 11L));
        assertThat(bench.value("SELECT count(*) FROM contract")).isEqualTo(0L);
    }

    private static SessionFactory manuscripts(Workbench bench) {
        SessionFactory factory = bench.factory(Manuscript.class);
        factory.useTransaction(session -> session.persist(new Manuscript(1, "Emma", "Chapter I", new byte[] {1, 2})));
        bench.recorder().clear();
        return factory;
    }

    // what the source is

    @EveryDatabase
    void aManagedSourceIsGivenBack(Workbench bench) {
        bookshop(bench).useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book fresh = new Book("Sanditon");
            session.persist(fresh);

            assertThat(session.merge(emma)).isSameAs(emma);
            assertThat(session.merge(fresh)).isSameAs(fresh);
        });
    }

    @EveryDatabase
    void whatIsRemovedIsNotMerged(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Book detached = detached(shop, bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.remove(emma);
            for (Book source : new Book[] {emma, detached}) {
                assertThatThrownBy(() -> session.merge(source))
                        .isInstanceOf(DetachedException.class)
                        .hasMessageContaining("Cannot merge Book 42: the object with that id is removed");
            }
            session.flush();
            assertThatThrownBy(() -> session.merge(emma))
                    .isInstanceOf(DetachedException.class)
                    .hasMessageContaining("a flush has deleted its row already");
        });
    }

    @EveryDatabase
    void anObjectOfAnotherOpenSessionIsOnlyRead(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        try (Session other = shop.open()) {
            Book theirs = other.get(Book.class, 42L);
            theirs.setTitle("Emma Woodhouse");

            Book merged = shop.inTransaction(session -> session.merge(theirs));

            assertThat(merged).isNotSameAs(theirs);
            assertThat(merged.getAuthor()).isNotSameAs(theirs.getAuthor());
            assertThat(other.contains(theirs)).isTrue();
            assertThat(other.contains(merged)).isFalse();
            assertThat(other.isDirty()).isTrue();
            other.rollback();
            assertThat(theirs.getTitle()).isEqualTo("Emma");
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma Woodhouse");
    }

    // the unit of work around it

    @EveryDatabase
    void mergingNeverFlushes(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        shop.useTransaction(session -> {
            session.flushMode(FlushMode.MANUAL);
            session.get(Book.class, 43L).setTitle("Never written");
            session.merge(fromForm("Never written", 7));
            assertThat(session.isDirty()).isTrue();
        });
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aRollbackRevertsIt(Workbench bench) {
        try (Session session = bookshop(bench).open()) {
            Book merged = session.merge(fromForm("Emma Woodhouse", 7));
            Book copy = session.merge(new Book("Sanditon"));
            session.rollback();

            assertThat(merged.getTitle()).isEqualTo("Emma");
            assertThat(merged.getAuthor().getName()).isEqualTo("Jane Austen");
            assertThat(session.contains(copy)).isFalse();
            assertThat(session.isDirty()).isFalse();

            session.merge(fromForm("Emma Woodhouse", 7));
            session.flush();
            session.rollback();
            assertThat(merged.getTitle()).isEqualTo("Emma");
            assertThat(merged.getVersion()).isEqualTo(7);
            assertThat(session.isDirty()).isFalse();
        }
    }

    @EveryDatabase
    void aRollbackToASavepointRevertsWhatCameAfterIt(Workbench bench) {
        try (Session session = bookshop(bench).open()) {
            Book merged = session.merge(fromForm("First", 7));
            var savepoint = session.savepoint();
            session.merge(fromForm("Second", 8));
            session.flush();
            session.rollbackTo(savepoint);

            assertThat(merged.getTitle()).isEqualTo("First");
            assertThat(merged.getVersion()).isEqualTo(8);
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("First", 8));
    }

    @EveryDatabase
    void listenersHearOfItAsOfReadingAndChanging(Workbench bench) {
        List<String> heard = new ArrayList<>();
        SessionFactory factory = bench.factory(
                stint -> stint.listener(Customer.class, new EntityListener<Customer>() {
                    @Override
                    public void afterLoad(Customer customer) {
                        heard.add("read " + customer.getName());
                    }

                    @Override
                    public void beforeUpdate(Customer customer) {
                        heard.add("update " + customer.getName());
                    }

                    @Override
                    public void beforeInsert(Customer customer) {
                        heard.add("insert " + customer.getName());
                    }
                }),
                Customer.class);
        Customer ann = factory.inTransaction(session -> session.merge(new Customer("Ann")));
        ann.setName("Anna");

        factory.useTransaction(session -> session.merge(ann));

        assertThat(heard).containsExactly("insert Ann", "read Ann", "update Anna");
    }

    @EveryDatabase
    void aListenerMayNotMerge(Workbench bench) {
        AtomicReference<Session> open = new AtomicReference<>();
        SessionFactory factory = bench.factory(
                stint -> stint.listener(Customer.class, new EntityListener<Customer>() {
                    @Override
                    public void beforeInsert(Customer customer) {
                        open.get().merge(new Customer("Ben"));
                    }
                }),
                Customer.class);
        try (Session session = factory.open()) {
            open.set(session);
            session.merge(new Customer("Ann"));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Cannot merge an object: a callback or listener");
        }
        assertThat(bench.value("SELECT count(*) FROM customer")).isEqualTo(0L);
    }

    @EveryDatabase
    void constraintsAreCheckedByTheFlush(Workbench bench) {
        SessionFactory factory = bench.factory(Customer.class);
        Customer ann = new Customer("Ann");
        factory.useTransaction(session -> session.persist(ann));
        ann.setName(" ");

        try (Session session = factory.open()) {
            session.merge(ann);
            assertThatThrownBy(session::flush).isInstanceOf(ConstraintViolationException.class);
        }
        assertThat(bench.value("SELECT name FROM customer")).isEqualTo("Ann");
    }

    @EveryDatabase
    void aSessionThatCannotWriteSaysSo(Workbench bench) {
        SessionFactory shop = bookshop(bench);
        Session closed = shop.open();
        closed.close();
        assertThatThrownBy(() -> closed.merge(fromForm("Emma", 7))).isInstanceOf(SessionClosedException.class);

        try (Session session = shop.open(TransactionOptions.defaults().forReading())) {
            session.merge(fromForm("Emma Woodhouse", 7));
            assertThatThrownBy(session::flush).isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> session.merge("no entity")).isInstanceOf(MappingException.class);
            session.rollback();
        }
    }
}
