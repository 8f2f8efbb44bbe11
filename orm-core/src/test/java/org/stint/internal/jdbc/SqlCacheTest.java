package org.stint.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stint.statement.QueryNode;
import org.stint.statement.ShapedStatement;
import org.stint.statement.Sql;
import org.stint.statement.StatementShape;

class SqlCacheTest {

    private final AtomicInteger written = new AtomicInteger();

    private String text(SqlCache cache, int number) {
        Sql sql = cache.get(shape(number), () -> {
            written.incrementAndGet();
            return new Sql("text " + number, List.of());
        });
        return sql.text();
    }

    private static StatementShape shape(int number) {
        return ShapedStatement.of(new QueryNode.Table(null, "t" + number, null)).shape();
    }

    @Test
    void aTextIsWrittenOnce() {
        SqlCache cache = new SqlCache(10);
        assertThat(text(cache, 1)).isEqualTo("text 1").isSameAs(text(cache, 1));
        assertThat(written).hasValue(1);
    }

    @Test
    void theCacheIsBounded() {
        SqlCache cache = new SqlCache(10);
        for (int number = 0; number < 1_000; number++) {
            text(cache, number);
            assertThat(cache.size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatIsAskedForAgainAndAgainStays() {
        SqlCache cache = new SqlCache(10);
        for (int number = 1; number < 1_000; number++) {
            text(cache, 0);
            text(cache, number);
        }
        assertThat(written).hasValue(1_000);
    }
}
