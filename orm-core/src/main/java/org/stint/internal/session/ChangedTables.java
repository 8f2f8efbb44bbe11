package org.stint.internal.session;

import java.util.HashSet;
import java.util.LinkedHashSet;
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

/**
 * The tables of whose rows objects may hold other values after a statement.
 *
 * @param direct those that the statement changes
 * @param referring those that refer to rows which the statement deletes: the database may delete theirs as well, or set
 *     the foreign key to NULL
 */
record ChangedTables(Set<String> direct, Set<String> referring) {

    private static final ChangedTables NONE = new ChangedTables(Set.of());

    private ChangedTables(Set<String> direct) {
        this(direct, Set.of());
    }

    static ChangedTables of(Statement<?> statement, Mapping mapping) {
        if (statement instanceof Returning<?> returning) {
            return of(returning.change(), mapping);
        }
        if (statement instanceof Update<?> update) {
            return new ChangedTables(update.changedTables());
        }
        if (statement instanceof Delete<?> delete) {
            String table = delete.table().node().name();
            return new ChangedTables(Set.of(table), referringTo(table, mapping));
        }
        if (statement instanceof Insert<?> insert && insert.updatesRows()) {
            return new ChangedTables(Set.of(insert.table().node().name()));
        }
        return mayChangeAny(statement) ? new ChangedTables(all(mapping)) : NONE;
    }

    boolean isEmpty() {
        return direct.isEmpty();
    }

    Set<String> all() {
        Set<String> all = new HashSet<>(direct);
        all.addAll(referring);
        return all;
    }

    private static Set<String> referringTo(String table, Mapping mapping) {
        Set<String> referring = new LinkedHashSet<>();
        mapping.models().stream()
                .filter(model -> model.table().node().name().equals(table))
                .flatMap(model -> mapping.referringTo(model).stream())
                .forEach(model -> referring.add(model.table().node().name()));
        return referring;
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
