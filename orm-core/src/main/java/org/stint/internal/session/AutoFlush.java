package org.stint.internal.session;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.mapping.Mapping;
import org.stint.session.FlushMode;
import org.stint.statement.NamedTables;
import org.stint.statement.Statement;

/** Writes pending changes without being asked to, where the flush mode wants it. */
final class AutoFlush {

    private final UnitOfWork work;
    private final Mapping mapping;
    private FlushMode mode = FlushMode.AUTO;

    AutoFlush(UnitOfWork work, Mapping mapping) {
        this.work = work;
        this.mapping = mapping;
    }

    FlushMode mode() {
        return mode;
    }

    void mode(FlushMode mode) {
        this.mode = mode;
    }

    /** Whether statements may meet objects with changes that are not written yet. */
    boolean holdsBack() {
        return mode != FlushMode.AUTO;
    }

    void before(Statement<?> statement) {
        if (mode == FlushMode.AUTO && work.mayBeDirty()) {
            beforeReading(tablesOf(statement));
        }
    }

    /** Before rows of some tables are read; of any, given null. */
    void beforeReading(@Nullable Set<String> tables) {
        if (mode == FlushMode.AUTO && work.isDirty(tables)) {
            work.flush();
        }
    }

    void beforeCommit() {
        if (mode != FlushMode.MANUAL) {
            work.flush();
        }
    }

    /** The tables that a statement reads or changes, or null for all: SQL of the application may name any. */
    private @Nullable Set<String> tablesOf(Statement<?> statement) {
        if (NamedTables.mayBeAny(statement.node())) {
            return null;
        }
        Set<String> tables = new HashSet<>(NamedTables.namesOf(statement.node()));
        tables.addAll(ChangedTables.of(statement, mapping).all());
        return tables;
    }
}
