package org.stint.internal.jdbc;

import org.stint.dialect.Dialect;

/** What all transactions of a database share. */
record Engine(Dialect dialect, DatabaseSettings settings, SqlCache cache, SqlErrors errors, StatementLog log) {

    private static final int CACHED_STATEMENTS = 512;

    static Engine of(Dialect dialect, DatabaseSettings settings) {
        return new Engine(
                dialect,
                settings,
                new SqlCache(CACHED_STATEMENTS),
                new SqlErrors(dialect, settings.valuesInMessages()),
                new StatementLog(settings));
    }
}
