package org.stint;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.ConnectionFailures;
import org.stint.internal.jdbc.DialectDetection;
import org.stint.internal.jdbc.JdbcUrls;

/** Where connections come from: a URL, for which a pool is made, or a data source that is there already. */
final class ConnectionSettings {

    /**
     * What a database needs.
     *
     * @param pool the pool to close with the database, or null if it is not ours
     */
    record Connected(
            DataSource source, Dialect dialect, @Nullable AutoCloseable pool) {}

    private static final int POOL_SIZE = 10;

    private final @Nullable String url;
    private final @Nullable DataSource source;
    private @Nullable String user;
    private @Nullable String password;
    private int connections = POOL_SIZE;

    private ConnectionSettings(@Nullable String url, @Nullable DataSource source) {
        this.url = url;
        this.source = source;
    }

    static ConnectionSettings ofUrl(String url) {
        return new ConnectionSettings(url, null);
    }

    static ConnectionSettings of(DataSource source) {
        return new ConnectionSettings(null, source);
    }

    void user(String name) {
        this.user = name;
    }

    void password(String secret) {
        this.password = secret;
    }

    void connections(int most) {
        this.connections = most;
    }

    Connected connect(@Nullable Dialect chosen) {
        return url == null ? given(source, chosen) : pooled(url, chosen);
    }

    private static Connected given(DataSource source, @Nullable Dialect chosen) {
        return new Connected(source, chosen != null ? chosen : DialectDetection.of(source, null), null);
    }

    private Connected pooled(String jdbcUrl, @Nullable Dialect chosen) {
        AutoCloseable pool;
        try {
            pool = Pool.open(jdbcUrl, user, password, connections);
        } catch (NoClassDefFoundError missing) {
            throw new StintException(
                    "Cannot connect to " + JdbcUrls.withoutSecrets(jdbcUrl)
                            + ": HikariCP is not on the class path. Add com.zaxxer:HikariCP, or use"
                            + " Stint.on(dataSource).",
                    missing);
        } catch (RuntimeException failure) {
            throw ConnectionFailures.translate("connect", JdbcUrls.withoutSecrets(jdbcUrl), failure);
        }
        DataSource pooled = (DataSource) pool;
        try {
            Dialect dialect = chosen != null
                    ? chosen
                    : DialectDetection.of(pooled, Dialect.ofUrl(jdbcUrl).orElse(null));
            return new Connected(pooled, dialect, pool);
        } catch (RuntimeException failure) {
            closeBecauseOf(failure, pool);
            throw failure;
        }
    }

    private static void closeBecauseOf(RuntimeException failure, AutoCloseable pool) {
        try {
            pool.close();
        } catch (Exception also) {
            failure.addSuppressed(also);
        }
    }

    /** Keeps the optional classes of the pool out of the way until they are needed. */
    private static final class Pool {

        static HikariDataSource open(String url, @Nullable String user, @Nullable String password, int connections) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(connections);
            config.setPoolName("stint");
            config.setAutoCommit(false);
            return new HikariDataSource(config);
        }
    }
}
