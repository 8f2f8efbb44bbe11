package org.stint.internal.session;

import java.util.Set;
import java.util.stream.Collectors;
import org.stint.mapping.Mapping;
import org.stint.statement.Delete;
import org.stint.statement.Insert;
import org.stint.statement.NativeChange;
import org.stint.statement.NativeQuery;
import org.stint.statement.Returning;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/** The tables of whose rows objects may hold other values after a statement. */
final class ChangedTables {

    private ChangedTables() {}

    static Set<String> of(Statement<?> statement, Mapping mapping) {
        if (statement instanceof Returning<?> returning) {
            return of(returning.change(), mapping);
        }
        if (statement instanceof Update<?> update) {
            return update.changedTables();
        }
        if (statement instanceof Delete<?> delete) {
            return Set.of(delete.table().node().name());
        }
        if (statement instanceof Insert<?> insert && insert.updatesRows()) {
            return Set.of(insert.table().node().name());
        }
        return mayChangeAny(statement) ? all(mapping) : Set.of();
    }

    /** SQL of the application may change any table. */
    private static boolean mayChangeAny(Statement<?> statement) {
        return statement instanceof NativeChange || statement instanceof NativeQuery<?> query && query.mayChangeRows();
    }

    private static Set<String> all(Mapping mapping) {
        return mapping.models().stream()
                .map(model -> model.table().node().name())
                .collect(Collectors.toSet());
    }
}
