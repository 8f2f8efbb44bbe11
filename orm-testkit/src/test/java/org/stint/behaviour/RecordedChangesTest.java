package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Publisher;
import org.stint.contract.Woven;
import org.stint.exception.MappingException;
import org.stint.exception.StintException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** What woven classes have beyond writing the same as all others. */
class RecordedChangesTest {

    private static final String WOVEN_ONLY = "only woven objects tell of what happens to them";

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = WOVEN_ONLY)
    void anObjectOfAnotherOpenSessionIsRefused(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        try (Session first = factory.open();
                Session second = factory.open()) {
            Note note = new Note("mine");
            first.persist(note);

            assertThatThrownBy(() -> second.persist(note))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("another open session manages this very object");

            first.detach(note);
            second.persist(note);
            second.commit();
        }
        assertThat(bench.value("SELECT count(*) FROM note")).isEqualTo(1L);
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = WOVEN_ONLY)
    void aClosedSessionLetsItsObjectsGo(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        Book emma = shop.inTransaction(session -> session.get(Book.class, 42L));

        assertThat(((Woven) emma).stintTracker()).isNull();
        emma.setTitle("nobody hears of it");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = WOVEN_ONLY)
    void theTestKitFindsAWriteByReflection(Workbench bench) throws Exception {
        Field title = Book.class.getDeclaredField("title");
        title.setAccessible(true);
        SessionFactory shop = Bookshop.open(bench);

        try (Session session = shop.open()) {
            title.set(session.get(Book.class, 42L), "unseen");
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Book 42: title changed without a word from the woven class");
        }
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = WOVEN_ONLY)
    void wovenClassesAreRecordedUnlessSaidOtherwise(Workbench bench) {
        Bookshop.open(bench).close();

        try (SessionFactory byDefault = Stint.on(bench.dataSource())
                        .entities(Author.class, Publisher.class, Book.class)
                        .requireWoven()
                        .open();
                SessionFactory snapshots = Stint.on(bench.dataSource())
                        .entities(Author.class, Publisher.class, Book.class)
                        .tracking(Tracking.SNAPSHOT)
                        .open()) {
            byDefault.useTransaction(session -> {
                Book emma = session.get(Book.class, 42L);
                assertThat(((Woven) emma).stintTracker()).isNotNull();
                emma.setPrice(new BigDecimal("1.00"));
            });
            snapshots.useTransaction(session -> {
                Book emma = session.get(Book.class, 42L);
                assertThat(((Woven) emma).stintTracker()).isNull();
                emma.setPrice(new BigDecimal("2.00"));
            });
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(new BigDecimal("2.00"));
    }

    @EveryDatabase
    void unwovenClassesAreNamedIfTheyWereMeantToBeWoven(Workbench bench) {
        if (Woven.class.isAssignableFrom(Book.class)) {
            return; // the second execution of the suite is for this
        }
        assertThatThrownBy(() -> Stint.on(bench.dataSource())
                        .entities(Author.class, Note.class)
                        .requireWoven()
                        .open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(Author.class.getName() + ", " + Note.class.getName() + " are not woven")
                .hasMessageContaining("byte-buddy-maven-plugin");
    }

    @EveryDatabase
    void bytesThatWereOnlyReadAreNotWritten(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note note = new Note("with a picture");
        note.setPicture(new byte[] {1, 2, 3});
        factory.useTransaction(session -> session.persist(note));
        bench.recorder().clear();

        factory.useTransaction(session -> {
            byte[] picture = session.get(Note.class, note.getId()).getPicture();
            assertThat(session.isDirty()).isFalse();
            picture[0] = 9;
            assertThat(session.isDirty()).isTrue();
            session.flush();
            picture[0] = 8;
            session.flush();
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE note SET picture = ? WHERE id = ? [0x090203, " + note.getId() + "] -> 1",
                        "UPDATE note SET picture = ? WHERE id = ? [0x080203, " + note.getId() + "] -> 1");
    }

    @EveryDatabase
    void bytesInHandsAreStillWatchedAfterARefresh(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note note = new Note("with a picture");
        note.setPicture(new byte[] {1, 2, 3});
        factory.useTransaction(session -> session.persist(note));

        factory.useTransaction(session -> {
            Note read = session.get(Note.class, note.getId());
            byte[] picture = read.getPicture();
            session.refresh(read);
            assertThat(session.isDirty()).isFalse();
            picture[0] = 9;
            assertThat(read.getPicture()[0]).isEqualTo((byte) 9);
        });

        assertThat(bench.value("SELECT picture FROM note")).isEqualTo("090203");
    }

    @EveryDatabase
    void bytesInHandsAreStillWatchedAfterARollback(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        Note note = new Note("with a picture");
        note.setPicture(new byte[] {1, 2, 3});
        factory.useTransaction(session -> session.persist(note));

        try (Session session = factory.open()) {
            Note read = session.get(Note.class, note.getId());
            byte[] picture = read.getPicture();
            read.setText("revised");
            session.rollback();
            picture[0] = 9;
            session.commit();
        }

        assertThat(bench.rows("SELECT text, picture FROM note")).containsExactly(row("with a picture", "090203"));
    }
}
