package org.stint.samples.bookshop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.stint.Stint;
import org.stint.event.StatementListener;
import org.stint.samples.bookshop.domain.Author;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.domain.PriceTag;
import org.stint.samples.bookshop.domain.Receipt;
import org.stint.samples.bookshop.domain.Recommendation;
import org.stint.samples.bookshop.tour.Desk;
import org.stint.session.SessionFactory;

/** The database of the shop, from connecting to closing; an embedded server lives exactly as long. */
final class ShopDatabase implements AutoCloseable {

    /** Two sessions at the same time are the most that the tour has open. */
    private static final int CONNECTIONS = 2;

    private final String description;
    private final SessionFactory sessions;
    private final AutoCloseable server;

    private ShopDatabase(
            String description, Stint connection, StatementListener listener, Desk desk, AutoCloseable server) {
        this.description = description;
        this.server = server;
        this.sessions = connection
                .connections(CONNECTIONS)
                .entities(Author.class, Book.class, PriceTag.class, Recommendation.class, Receipt.class)
                .actor(desk::clerk)
                .listener(listener)
                .open();
    }

    /**
     * Opens the database that was asked for.
     *
     * @throws org.stint.exception.ConnectionFailedException if it cannot be reached
     * @throws UncheckedIOException if the embedded server does not start
     */
    static ShopDatabase open(Options options, StatementListener listener, Desk desk) {
        return switch (options.where()) {
            case H2 ->
                new ShopDatabase("H2 in memory", Stint.connect("jdbc:h2:mem:bookshop"), listener, desk, () -> {});
            case POSTGRES -> embeddedPostgres(listener, desk);
            case URL -> remote(options, listener, desk);
        };
    }

    /** What the reader is told. */
    String description() {
        return description;
    }

    SessionFactory sessions() {
        return sessions;
    }

    private static ShopDatabase remote(Options options, StatementListener listener, Desk desk) {
        String url = Objects.requireNonNull(options.url(), "url");
        Stint connection = Stint.connect(url);
        if (options.user() != null) {
            connection.user(options.user());
        }
        if (options.password() != null) {
            connection.password(options.password());
        }
        return new ShopDatabase(withoutParameters(url), connection, listener, desk, () -> {});
    }

    private static ShopDatabase embeddedPostgres(StatementListener listener, Desk desk) {
        EmbeddedPostgres server = startPostgres();
        try {
            Stint connection =
                    Stint.connect(server.getJdbcUrl("postgres", "postgres")).user("postgres");
            return new ShopDatabase("an embedded PostgreSQL server", connection, listener, desk, server);
        } catch (RuntimeException e) {
            closeQuietly(server, e);
            throw e;
        }
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException e) {
            throw new UncheckedIOException(
                    "Cannot start an embedded PostgreSQL server: " + e.getMessage()
                            + ". Leave the option out to use H2, or name a running server with --url.",
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** Parameters of a URL may hold a password. */
    private static String withoutParameters(String url) {
        return url.split("[?;]", 2)[0];
    }

    private static void closeQuietly(AutoCloseable closeable, Exception cause) {
        try {
            closeable.close();
        } catch (Exception e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try (server) {
            sessions.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The embedded server does not stop", e);
        }
    }
}
