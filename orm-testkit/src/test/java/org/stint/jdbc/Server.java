package org.stint.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.PostgresDialect;

/** The databases that the tests of this package run on; each call gives an empty schema. */
enum Server {
    H2(new H2Dialect()) {
        @Override
        DataSource emptySchema() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:jdbc" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=200");
            return source;
        }
    },
    POSTGRES(new PostgresDialect()) {
        @Override
        DataSource emptySchema() {
            String schema = "jdbc" + NUMBER.incrementAndGet();
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(Embedded.SERVER.getJdbcUrl("postgres", "postgres"));
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            source.setCurrentSchema(schema);
            return source;
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Dialect dialect;

    Server(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    abstract DataSource emptySchema();

    /** Started at first use only. */
    private static final class Embedded {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
