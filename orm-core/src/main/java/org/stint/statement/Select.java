package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/**
 * A SELECT as a value, immutable and safe for use by many threads: every method gives a new one.
 *
 * <p>Where {@link #from(Table)} is not said, the rows come from the one table that the selected columns name.
 *
 * @param <R> what a row becomes
 */
public final class Select<R> implements Query<R>, Operand<R> {

    private final Selectable<R> selected;
    private final QueryNode.Select clauses;

    /** Whether it is said from where the rows come; otherwise that follows from what is selected. */
    private final boolean fromIsSaid;

    private Select(Selectable<R> selected, QueryNode.Select clauses, boolean fromIsSaid) {
        this.selected = selected;
        this.clauses = clauses;
        this.fromIsSaid = fromIsSaid;
    }

    static <R> Select<R> of(Selectable<R> selected) {
        SelectClauses clauses = new SelectClauses(Projections.columns(selected));
        clauses.from = Projections.onlySource(clauses.columns);
        return new Select<>(selected, clauses.build(), false);
    }

    @Override
    public Selectable<R> selected() {
        return selected;
    }

    /** Leaves out rows that came before. */
    public Select<R> distinct() {
        return body("distinct()", changed -> {
            changed.distinct = true;
            changed.orderBy = positioned(changed.orderBy);
        });
    }

    /**
     * Takes the rows from a table. Further tables are joined.
     *
     * @throws IllegalStateException if this was said before, or if tables are joined already
     */
    public Select<R> from(Table<?> table) {
        if (fromIsSaid || clauses.from() instanceof QueryNode.Join) {
            throw new IllegalStateException("Cannot say from(" + table + ") of " + this
                    + ": it has its rows from somewhere already. Add a table by join(" + table
                    + ", on), or by crossJoin("
                    + table + ") for each row with each; from(…) is said once, before the joins.");
        }
        Select<R> from = body("from(…)", changed -> changed.from = table.source());
        return new Select<>(selected, from.clauses, true);
    }

    /**
     * Adds a table whose rows must match.
     *
     * @throws IllegalArgumentException if the table is there already under the same name; see {@link EntityTable#as}
     */
    public Select<R> join(Table<?> table, Condition on) {
        return join(JoinKind.INNER, table, on.node());
    }

    /**
     * Adds a table whose rows may match.
     *
     * @throws IllegalArgumentException if the table is there already under the same name; see {@link EntityTable#as}
     */
    public Select<R> leftJoin(Table<?> table, Condition on) {
        return join(JoinKind.LEFT, table, on.node());
    }

    /** Adds a table whose rows stay even if none before matches. */
    public Select<R> rightJoin(Table<?> table, Condition on) {
        return join(JoinKind.RIGHT, table, on.node());
    }

    /** Adds a table; rows without a partner stay on both sides. H2 and MariaDB lack this form and refuse it. */
    public Select<R> fullJoin(Table<?> table, Condition on) {
        return join(JoinKind.FULL, table, on.node());
    }

    /** Adds a table, each row with each. */
    public Select<R> crossJoin(Table<?> table) {
        return join(JoinKind.CROSS, table, null);
    }

    /** Adds the table at the other end of a relationship; rows without one are left out. */
    public Select<R> join(ToOneAttribute<?, ?, ?> relationship) {
        return join(JoinKind.INNER, relationship.target(), matching(relationship));
    }

    /** Adds the table at the other end of a relationship; rows without one stay. */
    public Select<R> leftJoin(ToOneAttribute<?, ?, ?> relationship) {
        return join(JoinKind.LEFT, relationship.target(), matching(relationship));
    }

    /** Restricts the rows; several conditions must all be met. */
    public Select<R> where(Condition condition) {
        return body("where(…)", changed -> changed.where = both(changed.where, condition));
    }

    /**
     * Makes one row of all rows with the same values. An expression with bound values is one of those selected, for no
     * database knows two of them for the same: select it as it stands, or group the rows of a subquery.
     */
    public Select<R> groupBy(Expression<?>... expressions) {
        List<Node> nodes = Stream.of(expressions).map(Expression::node).toList();
        return body("groupBy(…)", changed -> {
            changed.groupBy = positioned(SelectClauses.append(changed.groupBy, nodes));
            changed.orderBy = positioned(changed.orderBy);
        });
    }

    /** Restricts the groups; several conditions must all be met. */
    public Select<R> having(Condition condition) {
        return body("having(…)", changed -> changed.having = both(changed.having, condition));
    }

    /**
     * Sorts the rows, by the first key first; more keys may follow.
     *
     * @throws IllegalArgumentException if rows of several selects are sorted by what none of them selects
     */
    public Select<R> orderBy(SortKey<?>... keys) {
        List<Node> nodes = Stream.of(keys).map(this::sorting).toList();
        return with(changed -> {
            List<Node> all = SelectClauses.append(changed.orderBy, nodes);
            changed.orderBy = changed.distinct || !changed.groupBy.isEmpty() ? positioned(all) : all;
        });
    }

    /**
     * Gives at most so many rows.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Select<R> limit(long rows) {
        return with(changed -> changed.limit = rows("limit", rows));
    }

    /** Gives at most as many rows as a parameter says. */
    public Select<R> limit(Parameter<Long> rows) {
        return with(changed -> changed.limit = rows.node());
    }

    /** Passes over as many rows as a parameter says. */
    public Select<R> offset(Parameter<Long> rows) {
        return with(changed -> changed.offset = rows.node());
    }

    /**
     * Passes over so many rows.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Select<R> offset(long rows) {
        return with(changed -> changed.offset = rows("offset", rows));
    }

    /**
     * Sorts by the keys of a place and gives only the rows behind it; the page after the last row of another. Joins are said
     * before, for an outer join decides whether a column that is never NULL in its table may be so here.
     *
     * @throws IllegalStateException if this is sorted already
     * @throws IllegalArgumentException if the last row has no value in a column that always has one
     */
    public Select<R> after(Place place) {
        if (!clauses.orderBy().isEmpty()) {
            throw new IllegalStateException("Cannot go on after a place in " + this
                    + ", which has an order of its own: the place brings the order with it.");
        }
        Place among = place.among(clauses.from());
        Condition behind = among.behind();
        Select<R> rest = place.isOfGroups()
                ? having(behind)
                : body("after(…)", changed -> changed.where = both(changed.where, behind));
        return rest.orderBy(among.keys());
    }

    /** Locks the rows as an update would, until the transaction ends; waits for locks of others. */
    public Select<R> forUpdate() {
        return forUpdate(QueryNode.Select.Lock.Others.WAIT);
    }

    /**
     * Locks the rows as an update would, until the transaction ends.
     *
     * @throws IllegalStateException if the rows are those of several selects
     */
    public Select<R> forUpdate(QueryNode.Select.Lock.Others others) {
        return locked(new QueryNode.Select.Lock(false, others));
    }

    /**
     * Locks the rows against changes by others, until the transaction ends; on a database without shared locks, such
     * as H2, as an update would. Waits for locks of others.
     */
    public Select<R> forShare() {
        return forShare(QueryNode.Select.Lock.Others.WAIT);
    }

    /** Locks the rows against changes by others; see {@link #forShare()}. */
    public Select<R> forShare(QueryNode.Select.Lock.Others others) {
        return locked(new QueryNode.Select.Lock(true, others));
    }

    private Select<R> locked(QueryNode.Select.Lock lock) {
        if (!clauses.branches().isEmpty()) {
            throw new IllegalStateException("Cannot lock the rows of " + this
                    + ", which are combined of several selects: lock the rows of each by a select of its own.");
        }
        return with(changed -> changed.lock = lock);
    }

    /** The rows of both, each once. */
    public Select<R> union(Select<R> other) {
        return combined(Combination.UNION, other);
    }

    /** The rows of both. */
    public Select<R> unionAll(Select<R> other) {
        return combined(Combination.UNION_ALL, other);
    }

    /** The rows that are in both, each once. */
    public Select<R> intersect(Select<R> other) {
        return combined(Combination.INTERSECT, other);
    }

    /** The rows that are in both, as often as in the one that has fewer. H2 lacks this form and refuses it. */
    public Select<R> intersectAll(Select<R> other) {
        return combined(Combination.INTERSECT_ALL, other);
    }

    /** The rows that are here and not in the other, each once. */
    public Select<R> except(Select<R> other) {
        return combined(Combination.EXCEPT, other);
    }

    /** The rows that are here more often than in the other, as often as that. H2 lacks this form and refuses it. */
    public Select<R> exceptAll(Select<R> other) {
        return combined(Combination.EXCEPT_ALL, other);
    }

    /** These rows as a table for another statement. */
    public Derived<R> as(String name) {
        return Derived.of(QueryNode.Derived.Kind.SUBQUERY, name, this);
    }

    /** These rows as a table that is made once for each row of what stands before it; H2 and MariaDB refuse it. */
    public Derived<R> asLateral(String name) {
        return Derived.of(QueryNode.Derived.Kind.LATERAL, name, this);
    }

    /** These rows as a common table, defined in a WITH clause of the statement that names it. */
    public Derived<R> asCommonTable(String name) {
        return Derived.of(QueryNode.Derived.Kind.CTE, name, this);
    }

    /**
     * A common table that begins with these rows and adds, again and again, those that a step makes of the rows added
     * last, until it makes none.
     *
     * @param step is handed the table itself
     */
    public Derived<R> recursively(String name, Function<Derived<R>, Select<R>> step) {
        Select<R> whole = unionAll(step.apply(Derived.itself(name, this)));
        return Derived.of(QueryNode.Derived.Kind.RECURSIVE_CTE, name, outputs(), whole.node(), selected);
    }

    /** True where this select gives at least one row. */
    public Condition exists() {
        return Condition.of(Operator.EXISTS, List.of(node()));
    }

    /**
     * The tree behind this select.
     *
     * @throws IllegalStateException if columns or rows are selected but from nowhere
     */
    @Override
    public QueryNode.Select node() {
        if (clauses.from() == null && clauses.columns().stream().anyMatch(Projections::needsRows)) {
            throw new IllegalStateException("Cannot tell which rows are meant by " + this + ": what is selected does"
                    + " not name exactly one table. Say from(table).");
        }
        return clauses;
    }

    @Override
    public String toString() {
        return Shown.sql(() -> clauses, "SELECT");
    }

    private Select<R> join(JoinKind kind, Table<?> table, @Nullable Node on) {
        Node source = clauses.from();
        if (source == null) {
            throw new IllegalStateException("Cannot join " + table + " to nothing: what is selected does not name"
                    + " exactly one table, so say from(table) first.");
        }
        String name = table.node().correlation();
        if (FromClause.tables(source).stream()
                .anyMatch(there -> there.correlation().equals(name))) {
            throw new IllegalArgumentException("Cannot join " + table + ": this select already has a " + name
                    + ". Join it under another name: as(\"…\"), for a relationship with as(table).");
        }
        return body("join(…)", changed -> changed.from = new QueryNode.Join(kind, source, table.source(), on));
    }

    private static Node matching(ToOneAttribute<?, ?, ?> relationship) {
        List<ExpressionNode.Column> ids = relationship.target().keys();
        List<Condition> equal = new ArrayList<>();
        for (Attribute<?, ?> column : relationship.columns()) {
            Node key = ids.get(equal.size());
            Node same = new ExpressionNode.Operation(Operator.EQUAL, List.of(column.node(), key), SqlTypes.BOOLEAN);
            equal.add(new Condition(same, SqlTypes.BOOLEAN));
        }
        return Condition.allOf(equal).node();
    }

    private static @Nullable Node both(@Nullable Node present, Condition added) {
        Condition all = present == null ? added : new Condition(present, SqlTypes.BOOLEAN).and(added);
        return all.clause();
    }

    private static Node rows(String what, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("The " + what + " of a select must not be negative.");
        }
        return new PlaceholderNode.Bind(rows, SqlTypes.LONG);
    }

    /** What is selected, before it was combined or wrapped. */
    List<Node> outputs() {
        return Projections.columns(selected);
    }

    private Select<R> combined(Combination combination, Select<R> other) {
        if (clauses.lock() != null || other.clauses.lock() != null) {
            throw new IllegalStateException("Cannot combine " + this + " with other rows: it locks rows.");
        }
        requireSameColumns(other);
        boolean sliced = !clauses.orderBy().isEmpty() || clauses.limit() != null || clauses.offset() != null;
        SelectClauses changed = sliced ? new SelectClauses(as("first_part").columns()) : SelectClauses.of(clauses);
        if (sliced) {
            changed.from = as("first_part").source();
        }
        List<QueryNode.Branch> branches = new ArrayList<>(changed.branches);
        branches.add(new QueryNode.Branch(combination, other.node()));
        changed.branches = List.copyOf(branches);
        return new Select<>(selected, changed.build(), fromIsSaid);
    }

    private void requireSameColumns(Select<R> other) {
        List<Node> here = outputs();
        List<Node> there = other.outputs();
        boolean same = here.size() == there.size();
        for (int i = 0; same && i < here.size(); i++) {
            same = !(here.get(i) instanceof ExpressionNode.Value value)
                    || !(there.get(i) instanceof ExpressionNode.Value another)
                    || value.type().javaType() == another.type().javaType()
                            && JsonNode.isJson(value) == JsonNode.isJson(another);
        }
        if (!same) {
            throw new IllegalArgumentException("Cannot combine " + this + " with " + other
                    + ": both must select as many columns, of the same types in the same order.");
        }
    }

    /** What to sort by; in combined selects a column is known by its position. */
    private Node sorting(SortKey<?> key) {
        if (clauses.branches().isEmpty()) {
            return key.node();
        }
        int position = outputs().indexOf(key.node().operand());
        if (position < 0) {
            throw new IllegalArgumentException(
                    "Cannot sort " + this + " by " + key + ": combined rows are sorted by what is selected.");
        }
        return new QueryNode.Order(
                new ExpressionNode.Whole(position + 1L),
                key.node().descending(),
                key.node().nulls());
    }

    /** Names what is selected with bound values by its position: written anew, it would have other placeholders. */
    private List<Node> positioned(List<Node> keys) {
        List<Node> selected = keys.isEmpty() ? List.of() : outputs();
        List<Node> positioned = new ArrayList<>(keys.size());
        for (Node key : keys) {
            Node expression = key instanceof QueryNode.Order order ? order.operand() : key;
            int position = hasPlaceholders(expression) ? selected.indexOf(expression) : -1;
            Node known = position < 0 ? expression : new ExpressionNode.Whole(position + 1L);
            positioned.add(
                    key instanceof QueryNode.Order order
                            ? new QueryNode.Order(known, order.descending(), order.nulls())
                            : known);
        }
        return List.copyOf(positioned);
    }

    private static boolean hasPlaceholders(Node node) {
        return node instanceof PlaceholderNode || node.children().stream().anyMatch(Select::hasPlaceholders);
    }

    /** Changes what belongs to this select alone. */
    private Select<R> body(String clause, Consumer<SelectClauses> change) {
        if (!clauses.branches().isEmpty()) {
            throw new IllegalStateException("Cannot say " + clause + " of " + this
                    + ": it is combined of several selects. Say it of each, or of the whole as a table: as(name).");
        }
        return with(change);
    }

    private Select<R> with(Consumer<SelectClauses> change) {
        SelectClauses changed = SelectClauses.of(clauses);
        change.accept(changed);
        return new Select<>(selected, changed.build(), fromIsSaid);
    }
}
