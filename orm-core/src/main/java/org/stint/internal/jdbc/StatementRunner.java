package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.NonUniqueResultException;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.EntityTable;
import org.stint.statement.Insert;
import org.stint.statement.NamedTables;
import org.stint.statement.Node;
import org.stint.statement.Returned;
import org.stint.statement.Returning;
import org.stint.statement.Select;
import org.stint.statement.Selectable;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/**
 * Executes the statements that applications write: guards those that would change a whole table, advances versions, and
 * makes of rows what was selected.
 */
public final class StatementRunner {

    private final Execution execution;
    private final EntityReading reading;

    /** Runs statements on an execution and reads entities in a given way. */
    public StatementRunner(Execution execution, EntityReading reading) {
        this.execution = execution;
        this.reading = reading;
    }

    /** See {@link org.stint.session.Executor#execute}. */
    @SuppressWarnings("unchecked") // each kind of statement gives what its type says
    public <R> R execute(Statement<R> statement) {
        if (statement instanceof Select<?> select) {
            return (R) list(select);
        }
        if (statement instanceof Returning<?> returning) {
            return (R) returned(returning);
        }
        Node change = change(statement);
        execution.changingRows(changedTable(statement));
        long rows = execution.update(change, attempt(statement));
        return (R)
                (statement instanceof Insert<?>
                        ? Counts.inserted(rows)
                        : statement instanceof Update<?> ? Counts.updated(rows) : Counts.deleted(rows));
    }

    /** See {@link org.stint.session.Executor#list}. */
    public <R> List<R> list(Select<R> select) {
        return read(select.node(), select.selected(), attempt(select), 0);
    }

    /** See {@link org.stint.session.Executor#one}. */
    public <R> R one(Select<R> select) {
        List<R> results = atMostOne(select);
        if (results.isEmpty()) {
            throw new EntityNotFoundException("Cannot " + attempt(select)
                    + ": exactly one row was to meet the condition, and none does. Use oneOrEmpty(…) if that may be.");
        }
        return results.get(0);
    }

    /** See {@link org.stint.session.Executor#oneOrEmpty}. */
    public <R> Optional<R> oneOrEmpty(Select<R> select) {
        List<R> results = atMostOne(select);
        return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
    }

    /** See {@link org.stint.session.Executor#first}. */
    public <R> Optional<R> first(Select<R> select) {
        List<R> results = list(limitsToNothing(select.node()) ? select : select.limit(1));
        return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
    }

    /** See {@link org.stint.session.Executor#stream}. */
    public <R> Stream<R> stream(Select<R> select) {
        return execution.stream(
                select.node(), () -> new SelectedPart<>(select.selected(), reading, execution), attempt(select));
    }

    private <R> List<R> atMostOne(Select<R> select) {
        // the second row tells that there are several; no more are needed
        List<R> results = read(select.node(), select.selected(), attempt(select), 2);
        if (results.size() > 1) {
            throw new NonUniqueResultException("Cannot " + attempt(select)
                    + ": one row was to meet the condition, and several do. Use list(…) or first(…), or restrict the"
                    + " condition.");
        }
        return results;
    }

    private <R> Returned<R> returned(Returning<R> returning) {
        Node change = change(returning.change());
        execution.changingRows(changedTable(returning.change()));
        Node.Returning node = new Node.Returning(change, returning.node().columns());
        return new Returned<>(read(node, returning.selected(), attempt(returning.change()), 0));
    }

    private <R> List<R> read(Node query, Selectable<R> selected, String attempt, int mostRows) {
        ResultPart<R> part = new SelectedPart<>(selected, reading, execution);
        List<Object> rows = execution.query(query, part::read, attempt, mostRows);
        part.complete();
        List<R> results = new ArrayList<>(rows.size());
        for (Object row : rows) {
            results.add(part.finish(row));
        }
        return results;
    }

    private static String changedTable(Statement<?> change) {
        if (change instanceof Insert<?> insert) {
            return insert.table().node().name();
        }
        return change instanceof Update<?> update
                ? update.table().node().name()
                : ((Delete<?>) change).table().node().name();
    }

    private Node change(Statement<?> statement) {
        if (statement instanceof Update<?> update) {
            Node.Update node = update.node();
            guard(node.where(), update.isForAllRows(), "update", update.table());
            return update.keepsVersion() ? node : advancing(update).node();
        }
        if (statement instanceof Delete<?> delete) {
            Node.Delete node = delete.node();
            guard(node.where(), delete.isForAllRows(), "delete", delete.table());
            return node;
        }
        return statement.node();
    }

    private Update<?> advancing(Update<?> update) {
        DatabaseSettings settings = execution.settings();
        Actor actor = settings.actorNow();
        String entity = name(update.table());
        return update.advancing(settings.clock().instant()).actedBy(column -> actor.valueOf(column, entity));
    }

    private static void guard(Node where, boolean allRows, String verb, EntityTable<?, ?> table) {
        if (where == null && !allRows) {
            String entity = table.entityClass().getSimpleName();
            throw new FullTableStatementException("Cannot " + verb + " rows of " + entity
                    + ": without a condition, or with one that is always true, the statement would " + verb
                    + " all of them. Add where(…), or say allRows() if that is meant.");
        }
    }

    private static boolean limitsToNothing(Node.Select select) {
        return select.limit() instanceof Node.Bind bind && Long.valueOf(0).equals(bind.value());
    }

    private static String attempt(Statement<?> statement) {
        if (statement instanceof Insert<?> insert) {
            return "insert rows into " + name(insert.table());
        }
        if (statement instanceof Update<?> update) {
            return "update rows of " + name(update.table());
        }
        if (statement instanceof Delete<?> delete) {
            return "delete rows of " + name(delete.table());
        }
        return "read from " + String.join(", ", NamedTables.namesOf(statement.node()));
    }

    private static String name(EntityTable<?, ?> table) {
        return table.entityClass().getSimpleName();
    }
}
