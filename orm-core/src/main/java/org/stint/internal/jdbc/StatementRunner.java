package org.stint.internal.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.NonUniqueResultException;
import org.stint.session.Explanation;
import org.stint.statement.BatchCounts;
import org.stint.statement.ChangeNode;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.EntityTable;
import org.stint.statement.Insert;
import org.stint.statement.NamedTables;
import org.stint.statement.NativeChange;
import org.stint.statement.NativeQuery;
import org.stint.statement.Node;
import org.stint.statement.Parameters;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
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

    /** See {@link org.stint.session.Executor#execute(Statement)}. */
    public <R> R execute(Statement<R> statement) {
        return execute(statement, Parameters.NONE);
    }

    /** See {@link org.stint.session.Executor#execute(Statement, Parameters)}. */
    @SuppressWarnings("unchecked") // each kind of statement gives what its type says
    public <R> R execute(Statement<R> statement, Parameters parameters) {
        if (statement instanceof Select<?> select) {
            return (R) read(select.node(), select.selected(), parameters, attempt(select), 0);
        }
        if (statement instanceof NativeQuery<?> query) {
            if (query.mayChangeRows()) {
                execution.changingRows(null);
            }
            return (R) read(query.node(), query.selected(), parameters, attempt(query), 0);
        }
        if (statement instanceof Returning<?> returning) {
            return (R) returned(returning, parameters);
        }
        long rows = batch(statement, List.of(parameters))[0];
        return (R) (statement instanceof NativeChange ? (Object) rows : counts(statement, rows));
    }

    /** See {@link org.stint.session.Executor#executeAll}. */
    public BatchCounts executeAll(Statement<Counts> statement, List<Parameters> sets) {
        List<OptionalLong> rows = new ArrayList<>(sets.size());
        for (long count : batch(statement, sets)) {
            rows.add(count < 0 ? OptionalLong.empty() : OptionalLong.of(count));
        }
        return new BatchCounts(rows);
    }

    /** See {@link org.stint.session.Executor#explain}. */
    public Explanation explain(Statement<?> statement, Parameters parameters) {
        Node tree = tree(statement);
        return execution.explain(tree, parameters.valuesFor(tree), "explain how to " + attempt(statement));
    }

    private long[] batch(Statement<?> statement, List<Parameters> sets) {
        Node change = change(statement);
        List<@Nullable Object[]> rows = new ArrayList<>(sets.size());
        for (Parameters set : sets) {
            rows.add(set.valuesFor(change));
        }
        execution.changingRows(changedTable(statement));
        return execution.batch(change, rows, attempt(statement));
    }

    private static Counts counts(Statement<?> statement, long rows) {
        if (statement instanceof Insert<?>) {
            return Counts.inserted(rows);
        }
        return statement instanceof Update<?> ? Counts.updated(rows) : Counts.deleted(rows);
    }

    /** See {@link org.stint.session.Executor#list}. */
    public <R> List<R> list(Select<R> select) {
        return execute(select);
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
        List<R> results = read(select.node(), select.selected(), Parameters.NONE, attempt(select), 2);
        if (results.size() > 1) {
            throw new NonUniqueResultException("Cannot " + attempt(select)
                    + ": one row was to meet the condition, and several do. Use list(…) or first(…), or restrict the"
                    + " condition.");
        }
        return results;
    }

    private <R> Returned<R> returned(Returning<R> returning, Parameters parameters) {
        Node tree = tree(returning);
        execution.changingRows(changedTable(returning.change()));
        return new Returned<>(read(tree, returning.selected(), parameters, attempt(returning.change()), 0));
    }

    /**
     * Executes a change that gives back rows, with further columns for someone else.
     *
     * @param change the tree of the change, as {@link #change} gave it
     * @param further the columns behind those that the statement selects
     * @param reader gives the reader of the further columns, of which the first has the given position
     */
    public <R> Returned<R> returned(
            Returning<R> returning, Node change, List<Node> further, IntFunction<RowReader<?>> reader) {
        List<Node> columns = new ArrayList<>(returning.node().columns());
        RowReader<?> other = reader.apply(columns.size() + 1);
        columns.addAll(further);
        ResultPart<R> part = new SelectedPart<>(returning.selected(), reading, execution);
        List<Object> rows = execution.query(
                new ChangeNode.Returning(change, columns),
                row -> {
                    Object read = part.read(row);
                    other.read(row);
                    return read;
                },
                attempt(returning.change()));
        return new Returned<>(finished(part, rows));
    }

    /** What is sent for a statement. */
    private Node tree(Statement<?> statement) {
        return statement instanceof Returning<?> returning
                ? new ChangeNode.Returning(
                        change(returning.change()), returning.node().columns())
                : change(statement);
    }

    private <R> List<R> read(Node query, Selectable<R> selected, Parameters parameters, String attempt, int mostRows) {
        ResultPart<R> part = new SelectedPart<>(selected, reading, execution);
        return finished(part, execution.query(query, part::read, attempt, parameters.valuesFor(query), mostRows));
    }

    private static <R> List<R> finished(ResultPart<R> part, List<Object> rows) {
        part.complete();
        List<R> results = new ArrayList<>(rows.size());
        for (Object row : rows) {
            results.add(part.finish(row));
        }
        return results;
    }

    private static @Nullable String changedTable(Statement<?> change) {
        if (change instanceof Insert<?> insert) {
            return insert.table().node().name();
        }
        if (change instanceof Update<?> update) {
            return update.table().node().name();
        }
        return change instanceof Delete<?> delete ? delete.table().node().name() : null;
    }

    /**
     * The tree of a change as it is executed: version and time advance.
     *
     * @throws FullTableStatementException if it would change all rows and does not say so
     */
    public Node change(Statement<?> statement) {
        if (statement instanceof Update<?> update) {
            ChangeNode.Update node = update.node();
            guard(update.isRestricted() || update.isForAllRows(), "update", update.table());
            return update.keepsVersion()
                    ? node
                    : update.advancing(now(), actor(update.table())).node();
        }
        if (statement instanceof Delete<?> delete) {
            ChangeNode.Delete node = delete.node();
            guard(delete.isRestricted() || delete.isForAllRows(), "delete", delete.table());
            return node;
        }
        if (statement instanceof Insert<?> insert && insert.updatesRows()) {
            return insert.advancing(now(), actor(insert.table())).node();
        }
        return statement.node();
    }

    private Instant now() {
        return execution.settings().clock().instant();
    }

    /** Whoever runs this statement, as a column has it. */
    private Function<ColumnDefinition<?>, @Nullable Object> actor(EntityTable<?, ?> table) {
        Actor actor = execution.settings().actorNow();
        return column -> actor.valueOf(column, name(table));
    }

    private static void guard(boolean meant, String verb, EntityTable<?, ?> table) {
        if (!meant) {
            String entity = table.entityClass().getSimpleName();
            throw new FullTableStatementException("Cannot " + verb + " rows of " + entity
                    + ": without a condition on them, or with one that is always true, the statement would "
                    + verb + " all of them. Add where(…), or say allRows() if that is meant.");
        }
    }

    private static boolean limitsToNothing(QueryNode.Select select) {
        return select.limit() instanceof PlaceholderNode.Bind bind
                && Long.valueOf(0).equals(bind.value());
    }

    /** What a statement attempts, in words that follow "Cannot". */
    public static String attempt(Statement<?> statement) {
        if (statement instanceof Insert<?> insert) {
            return "insert rows into " + name(insert.table());
        }
        if (statement instanceof Update<?> update) {
            return "update rows of " + name(update.table());
        }
        if (statement instanceof Delete<?> delete) {
            return "delete rows of " + name(delete.table());
        }
        if (statement instanceof Returning<?> returning) {
            return attempt(returning.change());
        }
        if (NamedTables.mayBeAny(statement.node())) {
            return "execute SQL of the application";
        }
        return "read from " + String.join(", ", NamedTables.namesOf(statement.node()));
    }

    private static String name(EntityTable<?, ?> table) {
        return table.entityClass().getSimpleName();
    }
}
