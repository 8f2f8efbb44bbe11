package org.stint.statement;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/**
 * A SELECT as a value: every method gives a new one.
 *
 * <p>Where {@link #from(Table)} is not said, the rows come from the one table that the selected columns name.
 *
 * @param <R> what a row becomes
 */
public final class Select<R> implements Statement<List<R>>, Operand<R> {

    private final Selectable<R> selected;
    private final Node.Select clauses;

    private Select(Selectable<R> selected, Node.Select clauses) {
        this.selected = selected;
        this.clauses = clauses;
    }

    static <R> Select<R> of(Selectable<R> selected) {
        SelectClauses clauses = new SelectClauses(Projections.columns(selected));
        clauses.from = Projections.onlyTable(clauses.columns);
        return new Select<>(selected, clauses.build());
    }

    /** What a row becomes. */
    public Selectable<R> selected() {
        return selected;
    }

    /** Leaves out rows that came before. */
    public Select<R> distinct() {
        return with(changed -> changed.distinct = true);
    }

    /** Takes the rows from a table. */
    public Select<R> from(Table<?> table) {
        return with(changed -> changed.from = table.node());
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
        return with(changed -> changed.where = both(changed.where, condition));
    }

    /** Makes one row of all rows with the same values. */
    public Select<R> groupBy(Expression<?>... expressions) {
        List<Node> nodes = Stream.of(expressions).map(Expression::node).toList();
        return with(changed -> changed.groupBy = SelectClauses.append(changed.groupBy, nodes));
    }

    /** Restricts the groups; several conditions must all be met. */
    public Select<R> having(Condition condition) {
        return with(changed -> changed.having = both(changed.having, condition));
    }

    /** Sorts the rows, by the first key first; more keys may follow. */
    public Select<R> orderBy(SortKey... keys) {
        List<Node.Order> nodes = Stream.of(keys).map(SortKey::node).toList();
        return with(changed -> changed.orderBy = SelectClauses.append(changed.orderBy, nodes));
    }

    /** Gives at most so many rows. */
    public Select<R> limit(long rows) {
        return with(changed -> changed.limit = rows("limit", rows));
    }

    /** Passes over so many rows. */
    public Select<R> offset(long rows) {
        return with(changed -> changed.offset = rows("offset", rows));
    }

    /** Locks the rows as an update would, until the transaction ends. */
    public Select<R> forUpdate() {
        return with(changed -> changed.lock = Node.Select.Lock.UPDATE);
    }

    /**
     * Locks the rows against changes by others, until the transaction ends; on a database without shared locks, such
     * as H2, as an update would.
     */
    public Select<R> forShare() {
        return with(changed -> changed.lock = Node.Select.Lock.SHARE);
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
    public Node.Select node() {
        if (clauses.from() == null && clauses.columns().stream().anyMatch(Projections::needsRows)) {
            throw new IllegalStateException("Cannot select " + this + " from nowhere: what is selected does not name"
                    + " exactly one table, so say from(table).");
        }
        return clauses;
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(clauses).text();
    }

    private Select<R> join(JoinKind kind, Table<?> table, Node on) {
        Node source = clauses.from();
        if (source == null) {
            throw new IllegalStateException("Cannot join " + table + " to nothing: what is selected does not name"
                    + " exactly one table, so say from(table) first.");
        }
        String name = table.node().correlation();
        if (sources(source).anyMatch(name::equals)) {
            throw new IllegalArgumentException("Cannot join " + table + ": this select already has a " + name
                    + ". Join it under another name: as(\"…\").");
        }
        return with(changed -> changed.from = new Node.Join(kind, source, table.node(), on));
    }

    private static Stream<String> sources(Node source) {
        if (source instanceof Node.Join join) {
            return Stream.concat(sources(join.left()), sources(join.right()));
        }
        return source instanceof Node.Table table ? Stream.of(table.correlation()) : Stream.of();
    }

    private static Node matching(ToOneAttribute<?, ?, ?> relationship) {
        Node.Column key = relationship.target().idAttribute().node();
        return new Node.Operation(Operator.EQUAL, List.of(relationship.id.node(), key), SqlTypes.BOOLEAN);
    }

    private static @Nullable Node both(@Nullable Node present, Condition added) {
        Condition all = present == null ? added : new Condition(present, SqlTypes.BOOLEAN).and(added);
        return all.isAlwaysTrue() ? null : all.node();
    }

    private static Node rows(String what, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("The " + what + " of a select must not be negative.");
        }
        return new Node.Bind(rows, SqlTypes.LONG);
    }

    private Select<R> with(Consumer<SelectClauses> change) {
        SelectClauses changed = SelectClauses.of(clauses);
        change.accept(changed);
        return new Select<>(selected, changed.build());
    }
}
