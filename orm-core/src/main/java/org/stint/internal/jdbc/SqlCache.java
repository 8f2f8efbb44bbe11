package org.stint.internal.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.stint.statement.Sql;
import org.stint.statement.StatementShape;

/**
 * The texts of statements by their shape. When the young half is full it becomes the old one, and what the old one held
 * and nobody asked for since is forgotten; so the cache is bounded without any order to keep. Safe for use by many
 * threads.
 */
final class SqlCache {

    private record Generations(Map<StatementShape, Sql> young, Map<StatementShape, Sql> old) {}

    private final int half;
    private final AtomicReference<Generations> generations =
            new AtomicReference<>(new Generations(new ConcurrentHashMap<>(), Map.of()));

    SqlCache(int capacity) {
        this.half = Math.max(1, capacity / 2);
    }

    Sql get(StatementShape shape, Supplier<Sql> writer) {
        Generations current = generations.get();
        Sql known = current.young().get(shape);
        if (known != null) {
            return known;
        }
        Sql kept = current.old().get(shape);
        Sql sql = kept == null ? writer.get() : kept;
        current.young().put(shape, sql);
        if (current.young().size() >= half) {
            generations.compareAndSet(current, new Generations(new ConcurrentHashMap<>(), current.young()));
        }
        return sql;
    }

    int size() {
        Generations current = generations.get();
        return current.young().size() + current.old().size();
    }
}
