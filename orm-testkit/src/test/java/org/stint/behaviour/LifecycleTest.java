package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.Bookshop.SELECT_AUTHOR;
import static org.stint.session.EntityState.DETACHED;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.session.EntityState.REMOVED;
import static org.stint.session.EntityState.TRANSIENT;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Ticket;
import org.stint.exception.DetachedException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.FlushResult;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** What an object goes through from its first persist to its end. */
class LifecycleTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void anObjectBecomesManagedAndIsStoredByTheCommit(Workbench bench) {
        Author author = new Author("Ann Radcliffe");
        shop.useTransaction(session -> {
            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            assertThat(session.contains(author)).isFalse();

            session.persist(author);

            assertThat(session.stateOf(author)).isEqualTo(MANAGED);
            assertThat(session.contains(author)).isTrue();
            assertThat(bench.rows("SELECT name FROM author WHERE name = 'Ann Radcliffe'"))
                    .isEmpty();
        });

        assertThat(bench.rows("SELECT id, name, version FROM author WHERE name = 'Ann Radcliffe'"))
                .containsExactly(row(author.getId(), "Ann Radcliffe", 0));
    }

    @EveryDatabase
    void persistingAManagedObjectAgainChangesNothing(Workbench bench) {
        Author author = new Author("Ann Radcliffe");
        shop.useTransaction(session -> {
            session.persist(author);
            session.persist(author);
            assertThat(session.flush()).isEqualTo(new FlushResult(1, 0, 0));
            session.persist(author);
            assertThat(session.flush()).isEqualTo(FlushResult.NOTHING);
        });
    }

    @EveryDatabase
    void ofManyObjectsMostCanBeLetGo(Workbench bench) {
        SessionFactory desk = bench.factory(Ticket.class);
        List<Ticket> tickets = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> new Ticket(number, "new"))
                .toList();
        desk.useTransaction(session -> {
            tickets.forEach(session::persist);
            session.flush();
            assertThat(session.contains(tickets.get(0))).isTrue();

            tickets.subList(0, 80).forEach(session::detach);

            assertThat(tickets).filteredOn(session::contains).isEqualTo(tickets.subList(80, 100));
            assertThat(session.get(Ticket.class, 81)).isSameAs(tickets.get(80));
            tickets.forEach(ticket -> ticket.setSubject("changed"));
            assertThat(session.flush()).isEqualTo(new FlushResult(0, 20, 0));
        });

        assertThat(bench.value("SELECT min(number) FROM ticket WHERE subject = 'changed'"))
                .isEqualTo(81L);
    }

    @EveryDatabase
    void whatChangesAfterPersistIsPartOfTheInsert(Workbench bench) {
        Author author = new Author("Ann Ratcliffe");
        shop.useTransaction(session -> {
            session.persist(author);
            author.setName("Ann Radcliffe");
        });

        assertThat(bench.rows("SELECT name, version FROM author WHERE id = ?", author.getId()))
                .containsExactly(row("Ann Radcliffe", 0));
        assertThat(bench.recorder().writes()).hasSize(1);
    }

    @EveryDatabase
    void aRemovedObjectIsDeleted(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);

            session.remove(emma);

            assertThat(session.stateOf(emma)).isEqualTo(REMOVED);
            assertThat(session.contains(emma)).isFalse();
            bench.recorder().clear();
            session.flush();
            assertThatSql(bench.recorder()).isExactly("DELETE FROM book WHERE id = ? AND version = ? [42, 7] -> 1");
            assertThat(session.stateOf(emma)).isNotEqualTo(MANAGED);
            assertThat(session.find(Book.class, 42L)).isEmpty();
        });

        assertThat(bench.rows("SELECT id FROM book ORDER BY id")).containsExactly(row(43), row(44));
    }

    @EveryDatabase
    void changesOfARemovedObjectAreNotWritten(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            session.remove(emma);
            bench.recorder().clear();
        });

        assertThatSql(bench.recorder()).isExactly("DELETE FROM book WHERE id = ? AND version = ? [42, 7] -> 1");
    }

    @EveryDatabase
    void removingANewObjectForgetsIt(Workbench bench) {
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            session.remove(author);

            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder()).isEmpty();
    }

    @EveryDatabase
    void persistingARemovedObjectRevivesIt(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.remove(emma);
            session.persist(emma);

            assertThat(session.stateOf(emma)).isEqualTo(MANAGED);
            emma.setTitle("Emma, revised");
        });

        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", 8));
    }

    @EveryDatabase
    void aRemovedObjectIsNotRevivedBesideTheOneThatTookItsId(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");

        countries.useTransaction(session -> {
            Country france = session.get(Country.class, "FR");
            Country republic = new Country("FR", "French Republic");
            session.remove(france);
            session.persist(republic);

            assertThatThrownBy(() -> session.persist(france))
                    .isInstanceOf(UniqueViolationException.class)
                    .hasMessageContaining("Cannot persist a second Country FR");
            assertThat(session.stateOf(france)).isEqualTo(REMOVED);
            assertThat(session.get(Country.class, "FR")).isSameAs(republic);
        });

        assertThat(bench.value("SELECT name FROM country")).isEqualTo("French Republic");
    }

    @EveryDatabase
    void aRemovedObjectCanBeRevivedOnceTheOneThatTookItsIdIsGone(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");

        countries.useTransaction(session -> {
            Country france = session.get(Country.class, "FR");
            for (Consumer<Country> lettingGo : List.<Consumer<Country>>of(session::remove, session::detach)) {
                Country republic = new Country("FR", "French Republic");
                session.remove(france);
                session.persist(republic);
                lettingGo.accept(republic);

                session.persist(france);

                assertThat(session.get(Country.class, "FR")).isSameAs(france);
            }
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void removingWhatIsNotManagedIsRefused(Workbench bench) {
        Book detached = shop.inTransaction(session -> session.get(Book.class, 42L));

        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.remove(detached))
                    .isInstanceOf(DetachedException.class)
                    .hasMessageContaining("Book 42");
            assertThatThrownBy(() -> session.remove(new Author("Ann Radcliffe")))
                    .isInstanceOf(DetachedException.class)
                    .hasMessageContaining("Author");
        });
    }

    @EveryDatabase
    void refreshReadsTheRowAnewAndForgetsChanges(Workbench bench) {
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            austen.setName("J. Austen");
            bench.execute("UPDATE author SET country = 'UK', version = 2 WHERE id = 11");
            bench.recorder().clear();

            session.refresh(austen);

            assertThatSql(bench.recorder()).isExactly(SELECT_AUTHOR + " WHERE id = ? [11] -> 1");
            assertThat(austen.getName()).isEqualTo("Jane Austen");
            assertThat(austen.getCountry()).isEqualTo("UK");
            assertThat(austen.getVersion()).isEqualTo(2);
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void severalObjectsAreRefreshedWithOneStatement(Workbench bench) {
        shop.useTransaction(session -> {
            List<Author> authors = session.getAll(Author.class, List.of(11L, 12L));
            bench.execute("UPDATE author SET country = 'UK'");
            bench.recorder().clear();

            session.refreshAll(authors);

            assertThatSql(bench.recorder()).isExactly(SELECT_AUTHOR + Bookshop.withIds(bench, 11, 12) + " -> 2");
            assertThat(authors).extracting(Author::getCountry).containsExactly("UK", "UK");
        });
    }

    @EveryDatabase
    void expiredObjectsAreReadAnewBeforeTheVerbReturns(Workbench bench) {
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            bench.execute("UPDATE author SET country = 'UK' WHERE id = 11");

            session.expire(austen);

            assertThat(austen.getCountry()).isEqualTo("UK");
        });
    }

    @EveryDatabase
    void refreshingARowThatIsGoneSaysSo(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.execute("DELETE FROM book WHERE id = 42");

            assertThatThrownBy(() -> session.refresh(emma))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("Book")
                    .hasMessageContaining("42");
        });
    }

    @EveryDatabase
    void aDetachedObjectIsNoLongerTracked(Workbench bench) {
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            austen.setName("J. Austen");

            session.detach(austen);

            assertThat(session.stateOf(austen)).isEqualTo(DETACHED);
            assertThat(session.contains(austen)).isFalse();
            assertThat(session.isDirty()).isFalse();
            assertThat(session.get(Author.class, 11L)).isNotSameAs(austen);
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void clearDetachesEverything(Workbench bench) {
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            austen.setName("J. Austen");
            Author unsaved = new Author("Ann Radcliffe");
            session.persist(unsaved);

            session.clear();

            assertThat(session.stateOf(austen)).isEqualTo(DETACHED);
            assertThat(session.stateOf(unsaved)).isEqualTo(TRANSIENT);
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anObjectOfAnotherSessionIsDetachedHere(Workbench bench) {
        Author austen = shop.inTransaction(session -> session.get(Author.class, 11L));

        shop.useTransaction(session -> {
            assertThat(session.stateOf(austen)).isEqualTo(DETACHED);
            assertThat(session.contains(austen)).isFalse();
        });
    }

    @EveryDatabase
    void aNewObjectWithAnIdOfItsOwnIsFoundBeforeTheFlush(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);

        countries.useTransaction(session -> {
            Country france = new Country("FR", "France");
            session.persist(france);

            assertThat(session.find(Country.class, "FR")).containsSame(france);
            assertThatSql(bench.recorder()).isEmpty();
        });

        assertThat(bench.rows("SELECT code, name, version FROM country")).containsExactly(row("FR", "France", 0));
    }

    @EveryDatabase
    void objectsStayManagedAfterCommit(Workbench bench) {
        try (var session = shop.open()) {
            Author austen = session.get(Author.class, 11L);
            austen.setCountry("UK");
            session.commit();
            bench.recorder().clear();

            assertThat(session.stateOf(austen)).isEqualTo(MANAGED);
            assertThat(session.get(Author.class, 11L)).isSameAs(austen);
            assertThatSql(bench.recorder()).isEmpty();

            austen.setCountry("GB");
            session.commit();
        }

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE author SET country = ?, version = ? WHERE id = ? AND version = ? [GB, 3, 11, 2] -> 1");
    }
}
