package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.Bookshop.SELECT_AUTHOR;
import static org.stint.behaviour.domain.Review_.REVIEW;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Review;
import org.stint.exception.LazyLoadException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** A lazy reference is loaded when it is first read; what is read and written is the same as without. */
class LazyReferenceTest {

    private static final String NOTHING_TO_LOAD = "without recorded changes nobody notices a read, and all is loaded";
    private static final String SELECT_REVIEWS = "SELECT id, text, stars, critic_id FROM review";

    @EveryDatabase
    void theEntityIsThereWhenItIsRead(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> {
            List<Review> all = session.list(select(REVIEW).orderBy(REVIEW.id.asc()));
            assertThat(all)
                    .extracting(review -> review.getCritic().getName())
                    .containsExactly("Jane Austen", "Mary Shelley", "Jane Austen");
            assertThat(all.get(0).getCritic()).isSameAs(session.get(Author.class, 11L));
        });
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void theFirstReadLoadsForAllOfTheSameResult(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> {
            List<Review> all = session.list(select(REVIEW));
            all.forEach(review -> review.getCritic().getName());

            assertThatSql(bench.recorder())
                    .isExactly(SELECT_REVIEWS + " -> 3", SELECT_AUTHOR + Bookshop.withIds(bench, 11, 12) + " -> 2");
        });
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void afterTheSessionAnUnreadReferenceIsAClearError(Workbench bench) {
        SessionFactory factory = reviews(bench);
        Review read = factory.inTransaction(session -> {
            Review review = session.get(Review.class, 1L);
            review.getCritic();
            return review;
        });
        Review unread = factory.inTransaction(session -> session.get(Review.class, 1L));

        assertThat(read.getCritic().getName()).isEqualTo("Jane Austen");
        assertThatThrownBy(unread::getCritic)
                .isInstanceOf(LazyLoadException.class)
                .hasMessageContaining("Cannot load Review.critic")
                .hasMessageContaining("Read it before the session is closed");
    }

    @EveryDatabase
    void anUnreadReferenceIsNeitherWrittenNorMissedByValidation(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> session.get(Review.class, 1L).setStars(5));

        assertThatSql(bench.recorder()).wroteExactly("UPDATE review SET stars = ? WHERE id = ? [5, 1] -> 1");
    }

    @EveryDatabase
    void anUnreadReferenceCanBeReplaced(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> session.get(Review.class, 1L).setCritic(session.get(Author.class, 12L)));

        assertThatSql(bench.recorder()).wroteExactly("UPDATE review SET critic_id = ? WHERE id = ? [12, 1] -> 1");
    }

    @EveryDatabase
    void replacingAnUnreadReferenceByTheSameEntityIsNoChange(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> session.get(Review.class, 1L).setCritic(session.get(Author.class, 11L)));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aRollbackBringsTheUnreadReferenceBack(Workbench bench) {
        SessionFactory factory = reviews(bench);

        try (Session session = factory.open()) {
            Review review = session.get(Review.class, 1L);
            review.setCritic(session.get(Author.class, 12L));
            session.flush();
            review.setCritic(null);
            session.rollback();

            assertThat(review.getCritic().getName()).isEqualTo("Jane Austen");
            assertThat(session.isDirty()).isFalse();
        }
        assertThat(bench.rows("SELECT critic_id FROM review WHERE id = 1")).containsExactly(row(11));
    }

    @EveryDatabase
    void refreshingForgetsWhatWasRead(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> {
            Review review = session.get(Review.class, 1L);
            review.getCritic();
            bench.execute("UPDATE review SET critic_id = 12, stars = 2 WHERE id = 1");
            session.refresh(review);

            assertThat(review.getStars()).isEqualTo(2);
            assertThat(review.getCritic().getName()).isEqualTo("Mary Shelley");
        });
    }

    @EveryDatabase
    void anObjectWithAnUnreadReferenceCanBeRemoved(Workbench bench) {
        SessionFactory factory = reviews(bench);

        factory.useTransaction(session -> {
            session.remove(session.get(Review.class, 2L));
            session.remove(session.get(Author.class, 12L));
        });

        assertThat(bench.value("SELECT count(*) FROM author")).isEqualTo(1L);
    }

    private static SessionFactory reviews(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Review.class);
        bench.execute("INSERT INTO author (id, name, country, version) VALUES"
                + " (11, 'Jane Austen', 'GB', 1), (12, 'Mary Shelley', NULL, 0)");
        bench.execute("INSERT INTO review (id, text, stars, critic_id) VALUES"
                + " (1, 'Lively', 4, 11), (2, 'Dark', 3, 12), (3, 'Dry', 1, 11)");
        bench.recorder().clear();
        return factory;
    }

    @EveryDatabase
    void aReferenceToARemovedObjectIsStillFollowed(Workbench bench) {
        reviews(bench).useTransaction(session -> {
            Review review = session.get(Review.class, 1L);
            Author critic = session.get(Author.class, 11L);
            session.remove(critic);

            assertThat(review.getCritic()).isSameAs(critic);
            session.persist(critic);
        });
    }
}
