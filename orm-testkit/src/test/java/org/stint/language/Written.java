package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.MariaDbDialect;
import org.stint.dialect.PostgresDialect;
import org.stint.exception.StintException;
import org.stint.statement.SqlWithValues;
import org.stint.statement.Statement;

/** A statement and what it is on every database; each assertion compares the whole text. */
final class Written {

    static final Dialect POSTGRES = new PostgresDialect(18);
    static final Dialect POSTGRES_14 = new PostgresDialect(14);
    static final Dialect H2 = new H2Dialect();
    static final Dialect MARIADB = new MariaDbDialect();

    private final Statement<?> statement;
    private @Nullable Object @Nullable [] values;

    private Written(Statement<?> statement) {
        this.statement = statement;
    }

    static Written assertSql(Statement<?> statement) {
        return new Written(statement);
    }

    /** Expects these values, in order, of the texts that are named after this. */
    Written binding(@Nullable Object... expected) {
        values = expected;
        return this;
    }

    Written everywhere(String text) {
        return onPostgres(text).onH2(text).onMariaDb(text);
    }

    Written onH2AndPostgres(String text) {
        return onPostgres(text).onH2(text);
    }

    Written onPostgres(String text) {
        return on(POSTGRES, text);
    }

    Written onPostgres14(String text) {
        return on(POSTGRES_14, text);
    }

    Written onH2(String text) {
        return on(H2, text);
    }

    Written onMariaDb(String text) {
        return on(MARIADB, text);
    }

    Written refusedOn(Dialect dialect, String... parts) {
        assertThatThrownBy(() -> statement.toSql(dialect))
                .isInstanceOf(StintException.class)
                .hasMessageContainingAll(dialect.name())
                .hasMessageContainingAll(parts);
        return this;
    }

    private Written on(Dialect dialect, String text) {
        SqlWithValues sql = statement.toSql(dialect);
        assertThat(sql.text()).as(dialect.name()).isEqualTo(text);
        if (values != null) {
            assertThat(sql.values()).as(dialect.name()).containsExactly(values);
        }
        return this;
    }
}
