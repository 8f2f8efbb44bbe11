package org.stint.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/**
 * An INSERT of one or more rows as a value, immutable and safe for use by many threads: every method gives a new one. It
 * writes just what was set: ids, versions and timestamps are the caller's, or the database's by default.
 *
 * <p>There may be any number of rows. More than a hundred are sent to PostgreSQL as one array for each column, if they are
 * plain values. Where an INSERT would have more placeholders than the database takes, it is sent as several, one after the
 * other; counts, what they give back and keys are those of one, and if one fails the transaction can only be rolled back.
 *
 * <p>Rows that are there already are updated once: two rows with the same key in one statement are refused before anything
 * is sent. So is an INSERT that is sent as several whose keys are computed, so that this cannot be told.
 * What becomes of two such rows that are to leave rows as they are, {@link ConflictUpdate#doNothing()} tells.
 *
 * @param <E> the entity whose rows are inserted
 */
public final class Insert<E> implements Change<Counts> {

    /**
     * The values of one row.
     *
     * @param <E> the entity
     */
    public static final class Values<E> {

        private final Map<String, ChangeNode.Assignment> assignments;

        private Values(Map<String, ChangeNode.Assignment> assignments) {
            this.assignments = assignments;
        }

        /** Sets an attribute to a value, null for NULL. */
        public <T> Values<E> set(Attribute<E, T> attribute, @Nullable T value) {
            return with(
                    attribute,
                    new PlaceholderNode.Bind(value, attribute.definition().type()));
        }

        /**
         * Sets an attribute to what an expression gives.
         *
         * @throws IllegalArgumentException if one of both is JSON and the other is not
         */
        public <T> Values<E> set(Attribute<E, T> attribute, Operand<T> value) {
            JsonOperands.requireSame(JsonNode.isJson(attribute.node()), value.node(), attribute);
            return with(attribute, value.node());
        }

        /** Sets all columns of an embedded object to its values; null for NULL. */
        public <V> Values<E> set(EmbeddedAttribute<E, V> embedded, @Nullable V value) {
            List<@Nullable Object> values = embedded.columnsOrNulls(value);
            Values<E> all = this;
            for (int i = 0; i < values.size(); i++) {
                Attribute<E, ?> attribute = embedded.attributes().get(i);
                if (attribute.definition().filled() == null) {
                    all = all.with(
                            attribute,
                            new PlaceholderNode.Bind(
                                    values.get(i), attribute.definition().type()));
                }
            }
            return all;
        }

        /** Sets an attribute to what the column takes by itself. */
        public Values<E> setDefault(Attribute<E, ?> attribute) {
            return with(attribute, Sources.constant(ExpressionNode.Constant.Word.DEFAULT, attribute));
        }

        private Values<E> with(Attribute<E, ?> attribute, Node value) {
            Map<String, ChangeNode.Assignment> more = new LinkedHashMap<>(assignments);
            if (more.put(attribute.node().name(), new ChangeNode.Assignment(attribute.node(), value)) != null) {
                throw new IllegalArgumentException("Cannot set " + attribute + " twice in one row of an INSERT.");
            }
            return new Values<>(more);
        }
    }

    /** The name of the row that could not be inserted because it is there already. */
    public static final String EXCLUDED = "excluded";

    private final EntityTable<E, ?> table;
    private final List<Values<E>> rows;
    private final @Nullable Query query;
    private final @Nullable ConflictUpdate<E> conflict;
    private final OptionalLong expected;
    private final Set<Answer> answers;

    /** What is to be told besides the number of rows. */
    private enum Answer {
        GENERATED_KEYS,
        REPLACED_ROWS
    }

    /** Rows that another table has. */
    private record Query(List<ExpressionNode.Column> columns, QueryNode.Select select) {}

    private Insert(
            EntityTable<E, ?> table,
            List<Values<E>> rows,
            @Nullable Query query,
            @Nullable ConflictUpdate<E> conflict,
            OptionalLong expected,
            Set<Answer> answers) {
        this.table = table;
        this.rows = List.copyOf(rows);
        this.query = query;
        this.conflict = conflict;
        this.expected = expected;
        this.answers = Set.copyOf(answers);
    }

    static <E> Insert<E> into(EntityTable<E, ?> table) {
        if (table.node().alias() != null) {
            throw new IllegalArgumentException("Cannot insert into " + table + ": name the table without an alias.");
        }
        return new Insert<>(table, List.of(), null, null, OptionalLong.empty(), Set.of());
    }

    /**
     * Adds a row; every row must set the same attributes.
     *
     * @throws IllegalArgumentException if it sets an attribute twice
     */
    public Insert<E> row(UnaryOperator<Values<E>> values) {
        List<Values<E>> more = new ArrayList<>(rows);
        more.add(values.apply(new Values<>(Map.of())));
        return new Insert<>(table, more, query, conflict, expected, answers);
    }

    /** Adds a row for each of several values. */
    public <P> Insert<E> rows(Collection<P> values, BiFunction<Values<E>, P, Values<E>> row) {
        List<Values<E>> more = new ArrayList<>(rows);
        values.forEach(value -> more.add(row.apply(new Values<>(Map.of()), value)));
        return new Insert<>(table, more, query, conflict, expected, answers);
    }

    /** Adds a row in which every column has what it takes by itself. */
    public Insert<E> defaultValues() {
        return row(row -> row);
    }

    /**
     * Adds the rows that a select gives.
     *
     * @param attributes what its columns are set to, in order
     * @throws IllegalArgumentException if it gives other columns than that, by number or type
     * @throws IllegalStateException if the rows of a select are inserted already
     */
    @SafeVarargs
    public final Insert<E> select(Select<?> select, Attribute<E, ?>... attributes) {
        if (query != null) {
            throw new IllegalStateException("Cannot insert the rows of " + select + " into " + table
                    + " as well: those of another select are inserted already. Put both together by unionAll(…), or use"
                    + " two statements.");
        }
        List<ExpressionNode.Column> columns =
                Stream.of(attributes).map(Attribute::node).toList();
        List<Node> selected = select.outputs();
        boolean fits = columns.size() == selected.size();
        for (int i = 0; fits && i < columns.size(); i++) {
            Class<?> wanted = columns.get(i).type().javaType();
            fits = selected.get(i) instanceof ExpressionNode.Value value
                    && value.type().javaType() == wanted
                    && JsonNode.isJson(value) == JsonNode.isJson(columns.get(i));
        }
        if (!fits) {
            throw new IllegalArgumentException("Cannot insert the rows of " + select + " into " + table + " as "
                    + List.of(attributes) + ": as many columns of the same types must be selected.");
        }
        return new Insert<>(table, rows, new Query(columns, select.node()), conflict, expected, answers);
    }

    /**
     * Says what happens to a row that is there already, as these attributes tell: end with
     * {@link ConflictUpdate#doNothing()} or say what to set. MariaDB knows no choice: there every unique key counts.
     *
     * @throws IllegalStateException if this was said before
     */
    @SafeVarargs
    public final ConflictUpdate<E> onConflict(Attribute<E, ?> first, Attribute<E, ?>... more) {
        List<ExpressionNode.Column> columns = Stream.concat(Stream.of(first), Stream.of(more))
                .map(Attribute::node)
                .toList();
        return conflict(columns, null);
    }

    /**
     * Says what happens to a row that is there already, as a unique constraint of the table tells.
     *
     * @throws IllegalArgumentException if the table describes no such constraint
     * @throws IllegalStateException if it was said before what happens to rows that are there already
     */
    public ConflictUpdate<E> onConstraint(String name) {
        for (TableConstraint constraint : table.constraints()) {
            if (constraint instanceof TableConstraint.Unique unique
                    && unique.name().equals(name)) {
                List<ExpressionNode.Column> columns =
                        unique.columns().stream().map(this::column).toList();
                return conflict(columns, name);
            }
        }
        throw new IllegalArgumentException("The table " + table + " describes no unique constraint " + name + ".");
    }

    private ConflictUpdate<E> conflict(List<ExpressionNode.Column> columns, @Nullable String constraint) {
        if (conflict != null) {
            throw new IllegalStateException("Cannot say twice what happens to rows of " + table
                    + " that are there already: an INSERT has one such clause.");
        }
        return ConflictUpdate.of(this, columns, constraint);
    }

    Insert<E> onConflict(ConflictUpdate<E> update) {
        return new Insert<>(table, rows, query, update, expected, answers);
    }

    /**
     * This insert as it is executed: a row that is updated instead also counts its version up and gets when and by whom
     * it was changed, unless {@link ConflictUpdate#keepVersion()} was said.
     *
     * @param now the application's clock, asked only if a time is set
     * @param actor gives the value for a column that says who it was
     */
    public Insert<E> advancing(Supplier<Instant> now, Function<ColumnDefinition<?>, @Nullable Object> actor) {
        return conflict == null ? this : onConflict(conflict.advancing(now, actor));
    }

    /** Whether rows that are there already are left alone. */
    public boolean passesOverRows() {
        return conflict != null && conflict.assignments().isEmpty();
    }

    /** How many rows are to be inserted; empty if a select gives them. */
    public OptionalLong givenRows() {
        return query == null ? OptionalLong.of(rows.size()) : OptionalLong.empty();
    }

    /** Whether rows that are there already may be updated. */
    public boolean updatesRows() {
        return conflict != null && !conflict.assignments().isEmpty();
    }

    private ExpressionNode.Column column(String name) {
        return table.attributes().stream()
                .map(Attribute::node)
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Insert<E> expectRows(long rows) {
        return new Insert<>(table, this.rows, query, conflict, Counts.expected(rows), answers);
    }

    @Override
    public OptionalLong expectedRows() {
        return expected;
    }

    /**
     * Puts the ids of the inserted rows into {@link Counts#generatedKeys()}, in the order of the rows and sets of
     * parameters; if rows may be updated instead, their ids too. They travel from the database, which is why one asks. Of
     * rows that may be updated instead, only PostgreSQL tells besides how many were added: elsewhere
     * {@link Counts#inserted()} and {@link Counts#replaced()} are not known then.
     *
     * @throws IllegalStateException if the table has no id of one column
     */
    public Insert<E> withGeneratedKeys() {
        if (table.idAttributes().size() != 1) {
            throw new IllegalStateException("The table " + table + " has no id of one column whose values could come"
                    + " back. Use returning(…).");
        }
        return telling(Answer.GENERATED_KEYS);
    }

    /**
     * Counts inserted and replaced rows apart for many sets of parameters too, as a single execution does by itself where
     * the database can tell; see {@link Counts#replaced()}. Then the statement is executed once for each set, not as a
     * batch. H2 cannot tell if the update has a condition or a select gives the rows, MariaDB never: both numbers are not
     * known then.
     */
    public Insert<E> countChanges() {
        return telling(Answer.REPLACED_ROWS);
    }

    /** Whether inserted and replaced rows are to be counted apart, even if that takes a statement for each set. */
    public boolean countsChanges() {
        return answers.contains(Answer.REPLACED_ROWS);
    }

    /**
     * The tree that counts the rows that an insert adds or updates, and among them those that it adds.
     *
     * @param executed the tree of this insert as it is executed, in which version and time advance
     */
    public ChangeNode.Counted counted(ChangeNode.Insert executed) {
        return new ChangeNode.Counted(new ChangeNode.Returning(executed, List.of(isNew(executed))));
    }

    /**
     * The tree that gives back, for each row that an insert adds or updates, its id and whether it was added.
     *
     * @param executed the tree of this insert as it is executed, in which version and time advance
     */
    public ChangeNode.Returning keysAndWhetherNew(ChangeNode.Insert executed) {
        return new ChangeNode.Returning(executed, List.of(table.idAttribute().node(), isNew(executed)));
    }

    /** A row that was not there before has no key there. */
    private Node isNew(ChangeNode.Insert executed) {
        ExpressionNode.Column known = executed.conflict().columns().get(0);
        ExpressionNode.Column old = new ExpressionNode.Column(table.old().node(), known.name(), known.type());
        return new ExpressionNode.Operation(Operator.IS_NULL, List.of(old), SqlTypes.BOOLEAN);
    }

    private Insert<E> telling(Answer answer) {
        Set<Answer> more = new HashSet<>(answers);
        more.add(answer);
        return new Insert<>(table, rows, query, conflict, expected, more);
    }

    /** Whether the ids of the inserted rows are wanted. */
    public boolean returnsGeneratedKeys() {
        return answers.contains(Answer.GENERATED_KEYS);
    }

    /** Gives back a value of each inserted row. */
    public <R> Returning<R> returning(Selectable<R> selected) {
        return Returning.of(this, selected);
    }

    /** Gives back several values of each inserted row. */
    public Returning<Tuple> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.of(this, Projections.tuple(first, second, more));
    }

    /** The table that rows are inserted into. */
    public EntityTable<E, ?> table() {
        return table;
    }

    @Override
    public ChangeNode.Insert node() {
        ChangeNode.Conflict clause = conflict == null ? null : conflict.node();
        if (query != null && !rows.isEmpty()) {
            throw new IllegalStateException(
                    "An INSERT INTO " + table + " has rows of its own and those of a select: use two statements.");
        }
        if (query != null) {
            return new ChangeNode.Insert(table.node(), query.columns(), List.of(), query.select(), clause);
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("An INSERT INTO " + table + " needs at least one row; add it with row(…).");
        }
        if (rows.size() > 1 && rows.get(0).assignments.isEmpty()) {
            throw new IllegalStateException("Cannot insert " + rows.size() + " rows into " + table
                    + " without setting anything: set an attribute, or insert them one by one.");
        }
        Set<String> names = rows.get(0).assignments.keySet();
        List<ExpressionNode.Column> columns = rows.get(0).assignments.values().stream()
                .map(ChangeNode.Assignment::column)
                .toList();
        List<ExpressionNode.Row> values = new ArrayList<>(rows.size());
        for (Values<E> row : rows) {
            if (!row.assignments.keySet().equals(names)) {
                throw new IllegalStateException("Every row of an INSERT INTO " + table
                        + " must set the same attributes: one sets " + names + ", another "
                        + row.assignments.keySet() + ".");
            }
            values.add(new ExpressionNode.Row(names.stream()
                    .map(name -> row.assignments.get(name).value())
                    .toList()));
        }
        return new ChangeNode.Insert(table.node(), columns, values, null, clause);
    }

    /** The SQL, or what it lacks: never an exception. */
    @Override
    public String toString() {
        return Shown.sql(this::node, "INSERT INTO " + table);
    }
}
