package org.stint.internal.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.NonUniqueResultException;
import org.stint.exception.StintException;
import org.stint.session.Explanation;
import org.stint.session.OnError;
import org.stint.statement.BatchCounts;
import org.stint.statement.Change;
import org.stint.statement.ChangeNode;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.Condition;
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
import org.stint.statement.Query;
import org.stint.statement.Returned;
import org.stint.statement.Returning;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/**
 * Executes the statements that applications write: guards those that would change a whole table, advances versions, and
 * makes of rows what was selected.
 */
public final class StatementRunner {

    // for each entity class once, as long as that is loaded
    private static final ClassValue<String> UPDATE = words("update rows of ");
    private static final ClassValue<String> INSERT = words("insert rows into ");
    private static final ClassValue<String> DELETE = words("delete rows of ");

    private final Execution execution;
    private final EntityReading reading;

    /** Runs statements on an execution and reads entities in a given way. */
    public StatementRunner(Execution execution, EntityReading reading) {
        this.execution = execution;
        this.reading = reading;
    }

    /** See {@link org.stint.session.Executor#execute(Statement, Parameters)}. */
    @SuppressWarnings("unchecked") // each kind of statement gives what its type says
    public <R> R execute(Statement<R> statement, Parameters parameters) {
        if (statement instanceof Query<?> query) {
            return (R) list(query, parameters);
        }
        if (statement instanceof Returning<?> returning) {
            return (R) returned(returning, parameters);
        }
        Change<?> change = (Change<?>) statement;
        Node tree = change(change);
        Counting counting = Counting.of(change, tree, false, execution.dialect());
        if (counting.isPlain() && change.expectedRows().isEmpty()) {
            @Nullable Object[] values = execution.values(parameters, tree);
            execution.changingRows(changedTable(change));
            long rows = execution.update(tree, values, attempt(change));
            return (R) (change instanceof NativeChange ? (Object) rows : counting.plain(rows));
        }
        BatchCounts counts = executeAll(change, List.of(parameters), OnError.STOP);
        return (R) (statement instanceof NativeChange ? (Object) counts.total().getAsLong() : counts.counts());
    }

    /** See {@link org.stint.session.Executor#executeAll(Change, List, OnError)}. */
    public BatchCounts executeAll(Change<?> change, List<Parameters> sets, OnError onError) {
        Node tree = change(change);
        List<@Nullable Object[]> values = new ArrayList<>(sets.size());
        List<PlaceholderNode.Parameter> wanted = Parameters.wantedBy(tree);
        for (Parameters set : sets) {
            values.add(valuesOf(set, values.size(), wanted, tree));
        }
        execution.changingRows(changedTable(change));
        if (sets.isEmpty()) {
            return BatchCounts.of(List.of(), Counts.nothing());
        }
        Counting counting = Counting.of(change, tree, sets.size() > 1, execution.dialect());
        return new ParameterBatch(execution, tree, counting, values, ExpectedRows.of(change), attempt(change))
                .run(onError);
    }

    private static @Nullable Object[] valuesOf(
            Parameters set, int position, List<PlaceholderNode.Parameter> wanted, Node tree) {
        try {
            return set.valuesFor(wanted, tree);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    refused.getMessage() + " It is set " + position + " of the batch, counted from 0.", refused);
        }
    }

    /** See {@link org.stint.session.Executor#explain}. */
    public Explanation explain(Statement<?> statement, Parameters parameters) {
        Node tree = explained(statement);
        return execution.explain(tree, parameters.valuesFor(tree), "explain how to " + attempt(statement));
    }

    /** See {@link org.stint.session.Executor#list(Query, Parameters)}. */
    public <R> List<R> list(Query<R> query, Parameters parameters) {
        return read(query, parameters, 0);
    }

    /** See {@link org.stint.session.Executor#one(Query, Parameters)}. */
    public <R> R one(Query<R> query, Parameters parameters) {
        List<R> results = atMostOne(query, parameters);
        if (results.isEmpty()) {
            throw new EntityNotFoundException("Cannot " + attempt(query)
                    + ": exactly one row was to meet the condition, and none does. Use oneOrEmpty(…) if that may be.");
        }
        return results.get(0);
    }

    /** See {@link org.stint.session.Executor#oneOrEmpty(Query, Parameters)}. */
    public <R> Optional<R> oneOrEmpty(Query<R> query, Parameters parameters) {
        List<R> results = atMostOne(query, parameters);
        return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
    }

    /** See {@link org.stint.session.Executor#first(Query, Parameters)}. */
    public <R> Optional<R> first(Query<R> query, Parameters parameters) {
        Query<R> limited = query instanceof Select<R> select && select.node().limit() == null ? select.limit(1) : query;
        List<R> results = read(limited, parameters, 1);
        return results.isEmpty() ? Optional.empty() : Optional.ofNullable(results.get(0));
    }

    /** See {@link org.stint.session.Executor#stream(Query, Parameters)}. */
    public <R> Stream<R> stream(Query<R> query, Parameters parameters) {
        if (query instanceof NativeQuery<?> sql && sql.mayChangeRows()) {
            throw new StintException(
                    "Cannot " + attempt(query) + " as a stream: it has a word in it that changes rows, and"
                            + " when it would change them is not certain. Use list(…).");
        }
        Node lean = lean(query);
        String attempt = attempt(query);
        return execution.stream(
                lean,
                () -> SelectedPart.selected(query, reading, execution, attempt),
                attempt,
                parameters.valuesFor(lean));
    }

    /** What is executed, or as much of it as the database explains. */
    private Node explained(Statement<?> statement) {
        if (statement instanceof Query<?> query) {
            return lean(query);
        }
        boolean whole = execution.dialect().explainsReturning();
        if (statement instanceof Returning<?> returning) {
            return whole ? tree(returning) : change(returning.change());
        }
        Change<?> change = (Change<?>) statement;
        Node tree = change(change);
        Node counted = Counting.of(change, tree, false, execution.dialect()).tree();
        return counted != null && whole ? counted : tree;
    }

    /** The tree of a query as it is executed. */
    private <R> Node lean(Query<R> query) {
        return SelectedPart.selected(query, reading, execution, attempt(query)).lean(query);
    }

    private <R> List<R> atMostOne(Query<R> query, Parameters parameters) {
        // the second row tells that there are several; no more are needed
        List<R> results = read(query, parameters, 2);
        if (results.size() > 1) {
            throw new NonUniqueResultException("Cannot " + attempt(query)
                    + ": one row was to meet the condition, and several do. Use list(…) or first(…), or restrict the"
                    + " condition.");
        }
        return results;
    }

    private <R> Returned<R> returned(Returning<R> returning, Parameters parameters) {
        Node tree = tree(returning);
        String attempt = attempt(returning.change());
        execution.changingRows(changedTable(returning.change()));
        ResultPart<R> part = SelectedPart.returned(returning.selected(), reading, execution);
        @Nullable Object[] values = parameters.valuesFor(tree);
        List<Object> rows = execution.expecting(
                ExpectedRows.of(returning),
                attempt,
                () -> execution.query(tree, part::read, attempt, values, 0),
                List::size);
        return new Returned<>(finished(part, rows));
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
        ResultPart<R> part = SelectedPart.returned(returning.selected(), reading, execution);
        String attempt = attempt(returning.change());
        RowReader<Object> both = row -> {
            Object read = part.read(row);
            other.read(row);
            return read;
        };
        List<Object> rows = execution.expecting(
                ExpectedRows.of(returning),
                attempt,
                () -> execution.query(new ChangeNode.Returning(change, columns), both, attempt),
                List::size);
        return new Returned<>(finished(part, rows));
    }

    /** What is sent for a statement. */
    private Node tree(Statement<?> statement) {
        return statement instanceof Returning<?> returning
                ? new ChangeNode.Returning(
                        change(returning.change()), returning.node().columns())
                : change(statement);
    }

    private <R> List<R> read(Query<R> query, Parameters parameters, int mostRows) {
        if (query instanceof NativeQuery<?> sql && sql.mayChangeRows()) {
            execution.changingRows(null);
        }
        String attempt = attempt(query);
        SelectedPart<R> part = SelectedPart.selected(query, reading, execution, attempt);
        Node lean = part.lean(query);
        @Nullable Object[] values = execution.values(parameters, lean);
        return finished(part, execution.query(lean, part::read, attempt, values, mostRows));
    }

    private static <R> List<R> finished(ResultPart<R> part, List<Object> rows) {
        part.complete();
        List<R> results = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            try {
                results.add(part.finish(rows.get(i)));
            } catch (DataException refused) {
                throw Unreadable.at(refused, "It is row " + (i + 1) + " of the result.");
            }
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
            if (!update.isRestricted() && !update.isForAllRows()) {
                update.node(); // that nothing is set is the first thing to say
                throw fullTable("update", update.table(), update.condition());
            }
            return update.executed(this::now, actor(update.table()));
        }
        if (statement instanceof Delete<?> delete) {
            if (!delete.isRestricted() && !delete.isForAllRows()) {
                throw fullTable("delete", delete.table(), delete.condition());
            }
            return delete.node();
        }
        if (statement instanceof Insert<?> insert && insert.updatesRows()) {
            return insert.advancing(this::now, actor(insert.table())).node();
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

    private static FullTableStatementException fullTable(String verb, EntityTable<?, ?> table, Condition condition) {
        String reason = condition.isAlwaysTrue()
                ? "it has no condition, or one that is always true"
                : "its condition tells no row of " + table + " from another, so that all meet it or none: " + condition;
        return new FullTableStatementException("Cannot " + verb + " rows of " + name(table)
                + ": the statement does not say which, for " + reason
                + ". Add where(…), or say allRows() if all of them are meant.");
    }

    /** What a statement attempts, in words that follow "Cannot". */
    public static String attempt(Statement<?> statement) {
        if (statement instanceof Update<?> update) {
            return UPDATE.get(update.table().entityClass());
        }
        if (statement instanceof Insert<?> insert) {
            return INSERT.get(insert.table().entityClass());
        }
        if (statement instanceof Delete<?> delete) {
            return DELETE.get(delete.table().entityClass());
        }
        if (statement instanceof Returning<?> returning) {
            return attempt(returning.change());
        }
        if (NamedTables.mayBeAny(statement.node())) {
            return "execute SQL of the application";
        }
        Set<String> tables = NamedTables.namesOf(statement.node());
        return tables.isEmpty() ? "compute values" : "read from " + String.join(", ", tables);
    }

    private static ClassValue<String> words(String verb) {
        return new ClassValue<>() {

            @Override
            protected String computeValue(Class<?> entity) {
                return verb + entity.getSimpleName();
            }
        };
    }

    private static String name(EntityTable<?, ?> table) {
        return table.entityClass().getSimpleName();
    }
}
