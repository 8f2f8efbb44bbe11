package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.EntityState;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Row;
import org.stint.testkit.Workbench;

/**
 * Long random units of work. After every commit the rows are what the objects say; after every rollback the objects are
 * what they were when the transaction began or the savepoint was set.
 */
class RandomWorkTest {

    private static final int RUNS = Boolean.getBoolean("stint.long") ? 300 : 15;
    private static final int STEPS = 150;

    @EveryDatabase
    void memoryAndDatabaseAgreeWhateverHappens(Workbench bench) {
        SessionFactory shop = bench.factory(Author.class, Publisher.class, Book.class);
        for (int seed = 0; seed < RUNS; seed++) {
            bench.execute("DELETE FROM book");
            bench.execute("DELETE FROM author");
            List<String> steps = new ArrayList<>();
            try (Session session = shop.open()) {
                Work work = new Work(session, bench, new Random(seed), steps);
                for (int step = 0; step < STEPS; step++) {
                    work.step();
                }
                work.commit();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Seed " + seed + ", after " + steps, e);
            }
        }
    }

    /** What of an object must come back after a rollback. */
    private record Remembered(
            EntityState state,
            @Nullable Long id,
            int version,
            String text,
            @Nullable BigDecimal price,
            @Nullable Author author) {

        static Remembered of(Session session, Object object) {
            if (object instanceof Author author) {
                return new Remembered(
                        session.stateOf(author), author.getId(), author.getVersion(), author.getName(), null, null);
            }
            Book book = (Book) object;
            return new Remembered(
                    session.stateOf(book),
                    book.getId(),
                    book.getVersion(),
                    book.getTitle(),
                    book.getPrice(),
                    book.getAuthor());
        }
    }

    /** A point to return to and all objects as they were then. */
    private record Mark(@Nullable Savepoint savepoint, Map<Object, Remembered> objects) {}

    private static final class Work {

        private final Session session;
        private final Workbench bench;
        private final Random random;
        private final List<String> steps;
        private final List<Author> authors = new ArrayList<>();
        private final List<Book> books = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();
        private int names;

        Work(Session session, Workbench bench, Random random, List<String> steps) {
            this.session = session;
            this.bench = bench;
            this.random = random;
            this.steps = steps;
            marks.add(mark(null));
        }

        void step() {
            switch (random.nextInt(18)) {
                case 0, 1 -> persistAuthor();
                case 2, 3, 4 -> persistBook();
                case 5, 6 -> did("rename", managed(books), book -> book.setTitle("title " + names++));
                case 7 ->
                    did("price", managed(books), book -> book.setPrice(BigDecimal.valueOf(random.nextInt(10_000), 2)));
                case 8 -> did("give to author", managed(books), book -> book.setAuthor(managed(authors)));
                case 9 -> did("rename author", managed(authors), author -> author.setName("name " + names++));
                case 10 -> did("remove", managed(books), session::remove);
                case 11 -> removeAuthor();
                case 12 ->
                    did(
                            "revive",
                            any(books, book -> session.stateOf(book) == EntityState.REMOVED && !flushedAway(book)),
                            session::persist);
                case 13 -> {
                    steps.add("flush");
                    session.flush();
                    assertThat(session.isDirty()).isFalse();
                }
                case 14 -> savepoint();
                case 15 -> rollback();
                case 16 -> bulk();
                default -> sometimesCommit();
            }
        }

        private void sometimesCommit() {
            if (random.nextInt(3) == 0) {
                commit();
            } else {
                steps.add("select");
                assertThat(session.list(select(BOOK)))
                        .containsExactlyInAnyOrderElementsOf(
                                books.stream().filter(session::contains).toList());
            }
        }

        private void persistAuthor() {
            Author author = new Author("name " + names++);
            steps.add("persist " + author);
            authors.add(author);
            session.persist(author);
        }

        private void persistBook() {
            Book book = new Book("title " + names++);
            steps.add("persist " + book);
            book.setAuthor(managed(authors));
            book.setGenre(random.nextBoolean() ? Genre.NOVEL : Genre.HORROR);
            book.setPrice(BigDecimal.ONE);
            books.add(book);
            session.persist(book);
        }

        private void removeAuthor() {
            Author author = managed(authors);
            if (author != null) {
                steps.add("remove " + author);
                // Books that are removed may be revived, so they need another author too.
                Author heir = random.nextBoolean() ? null : any(authors, a -> a != author && session.contains(a));
                books.stream().filter(book -> book.getAuthor() == author).forEach(book -> book.setAuthor(heir));
                session.remove(author);
            }
        }

        private void bulk() {
            steps.add("bulk update");
            session.execute(update(BOOK)
                    .set(BOOK.price, BOOK.price.plus(1))
                    .set(BOOK.genre, Genre.HORROR)
                    .where(BOOK.genre.eq(Genre.NOVEL)));
        }

        private void savepoint() {
            steps.add("savepoint " + marks.size());
            marks.add(mark(session.savepoint()));
        }

        private void rollback() {
            int to = random.nextInt(marks.size());
            steps.add("rollback to " + to);
            Mark mark = marks.get(to);
            if (mark.savepoint() == null) {
                session.rollback();
            } else {
                session.rollbackTo(mark.savepoint());
            }
            marks.subList(to + 1, marks.size()).clear();
            mark.objects().forEach(this::isAgain);
            forgetUnlessIn(mark, authors);
            forgetUnlessIn(mark, books);
            assertThat(session.isDirty()).isFalse();
        }

        private void isAgain(Object object, Remembered before) {
            Remembered now = Remembered.of(session, object);
            assertThat(now.state()).as("%s", object).isEqualTo(before.state());
            if (before.state() == EntityState.MANAGED || before.state() == EntityState.REMOVED) {
                assertThat(now).as("%s", object).isEqualTo(before);
            }
        }

        /** What became known after the mark is transient again, and of no further interest. */
        private void forgetUnlessIn(Mark mark, List<?> objects) {
            for (Object object : objects) {
                if (!mark.objects().containsKey(object)) {
                    Remembered now = Remembered.of(session, object);
                    assertThat(now.state()).as("%s", object).isEqualTo(EntityState.TRANSIENT);
                    assertThat(now.id()).as("%s", object).isNull();
                    assertThat(now.version()).as("%s", object).isZero();
                }
            }
            objects.removeIf(object -> !mark.objects().containsKey(object));
        }

        void commit() {
            steps.add("commit");
            session.commit();
            authors.removeIf(author -> !session.contains(author));
            books.removeIf(book -> !session.contains(book));
            marks.clear();
            marks.add(mark(null));
            assertThat(bench.rows("SELECT id, title, price, author_id, version, updated_at FROM book ORDER BY id"))
                    .containsExactlyElementsOf(books.stream()
                            .sorted(Comparator.comparing(Book::getId))
                            .map(Work::expected)
                            .toList());
            assertThat(bench.rows("SELECT id, name, version FROM author ORDER BY id"))
                    .containsExactlyElementsOf(authors.stream()
                            .sorted(Comparator.comparing(Author::getId))
                            .map(author -> row(author.getId(), author.getName(), author.getVersion()))
                            .toList());
        }

        private static Row expected(Book book) {
            return row(
                    book.getId(),
                    book.getTitle(),
                    book.getPrice(),
                    book.getAuthor() == null ? null : book.getAuthor().getId(),
                    book.getVersion(),
                    book.getUpdatedAt());
        }

        private Mark mark(@Nullable Savepoint savepoint) {
            Map<Object, Remembered> objects = new LinkedHashMap<>();
            Stream.concat(authors.stream(), books.stream())
                    .forEach(object -> objects.put(object, Remembered.of(session, object)));
            return new Mark(savepoint, objects);
        }

        private boolean flushedAway(Book book) {
            return session.plan().writes().stream()
                    .noneMatch(write -> write.id().equals(book.getId()));
        }

        private <T> @Nullable T managed(List<T> objects) {
            return any(objects, session::contains);
        }

        private <T> @Nullable T any(List<T> objects, Predicate<? super T> wanted) {
            List<T> candidates = objects.stream().filter(wanted).toList();
            return candidates.isEmpty() ? null : candidates.get(random.nextInt(candidates.size()));
        }

        private <T> void did(String what, @Nullable T object, Consumer<T> action) {
            if (object != null) {
                steps.add(what + " " + object);
                action.accept(object);
            }
        }
    }
}
