package org.stint.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT does with rows that are there already: nothing, or an update in which
 * {@link EntityTable#excluded()} is the row that was to be inserted and the table itself the row that is there.
 * Immutable; ends with {@link #doNothing()} or {@link #doUpdate()}.
 *
 * @param <E> the entity
 */
public final class ConflictUpdate<E> {

    private final Insert<E> insert;
    private final List<ExpressionNode.Column> columns;
    private final @Nullable String constraint;
    private final List<ChangeNode.Assignment> assignments;
    private final Condition where;
    private final boolean keepVersion;

    private ConflictUpdate(
            Insert<E> insert,
            List<ExpressionNode.Column> columns,
            @Nullable String constraint,
            List<ChangeNode.Assignment> assignments,
            Condition where,
            boolean keepVersion) {
        this.insert = insert;
        this.columns = columns;
        this.constraint = constraint;
        this.assignments = List.copyOf(assignments);
        this.where = where;
        this.keepVersion = keepVersion;
    }

    static <E> ConflictUpdate<E> of(
            Insert<E> insert, List<ExpressionNode.Column> columns, @Nullable String constraint) {
        return new ConflictUpdate<>(insert, columns, constraint, List.of(), Condition.TRUE, false);
    }

    /**
     * Leaves rows that are there already as they are. Of two new rows with the same key in one statement PostgreSQL and
     * MariaDB insert the first and leave out the other; on H2 that is a
     * {@link org.stint.exception.UniqueViolationException}.
     */
    public Insert<E> doNothing() {
        if (!assignments.isEmpty()) {
            throw new IllegalStateException("Cannot leave rows of " + insert.table()
                    + " that are there already as they are, and set something of them: say doUpdate(), or set"
                    + " nothing.");
        }
        return insert.onConflict(this);
    }

    /** Updates rows that are there already as was said. */
    public Insert<E> doUpdate() {
        if (assignments.isEmpty()) {
            throw new IllegalStateException("Cannot update rows of " + insert.table()
                    + " that are there already: nothing is set. Add set(attribute, value), or say doNothing().");
        }
        return insert.onConflict(this);
    }

    /** Sets an attribute, or a place in a JSON document, to a value. */
    public <T> ConflictUpdate<E> set(Assignable<E, T> place, T value) {
        return assign(place, SetClause.bound(place, value));
    }

    /**
     * Sets an attribute, or a place in a JSON document, to what an expression over the row that is there and the excluded
     * row gives.
     */
    public <T> ConflictUpdate<E> set(Assignable<E, T> place, Operand<T> value) {
        JsonOperands.requireSame(JsonNode.isJson(place.node()), value.node(), place);
        return assign(place, value.node());
    }

    /** Sets an attribute to NULL. */
    public ConflictUpdate<E> setNull(Attribute<E, ?> attribute) {
        return assign(attribute, Sources.constant(ExpressionNode.Constant.Word.NULL, attribute));
    }

    /** Sets attributes to what was to be inserted. */
    @SafeVarargs
    public final ConflictUpdate<E> setExcluded(Attribute<E, ?>... attributes) {
        ConflictUpdate<E> update = this;
        for (Attribute<E, ?> attribute : attributes) {
            ExpressionNode.Column column = attribute.node();
            update = update.assign(attribute, new ExpressionNode.Column(excluded(), column.name(), column.type()));
        }
        return update;
    }

    /** Updates only those rows that meet a condition; several must all be met. */
    public ConflictUpdate<E> where(Condition condition) {
        return new ConflictUpdate<>(insert, columns, constraint, assignments, where.and(condition), keepVersion);
    }

    /** Leaves the version, the time and the actor of the last change of updated rows as they are. */
    public ConflictUpdate<E> keepVersion() {
        return new ConflictUpdate<>(insert, columns, constraint, assignments, where, true);
    }

    List<ChangeNode.Assignment> assignments() {
        return assignments;
    }

    ConflictUpdate<E> advancing(Supplier<Instant> now, Function<ColumnDefinition<?>, @Nullable Object> actor) {
        if (keepVersion || assignments.isEmpty()) {
            return this;
        }
        List<ChangeNode.Assignment> all = new ArrayList<>(assignments);
        all.addAll(insert.table().advances().besides(SetClause.EMPTY.with(assignments), now, actor));
        return new ConflictUpdate<>(insert, columns, constraint, all, where, false);
    }

    ChangeNode.Conflict node() {
        return new ChangeNode.Conflict(columns, constraint, excluded(), assignments, where.clause());
    }

    private QueryNode.Table excluded() {
        QueryNode.Table table = insert.table().node();
        return new QueryNode.Table(table.schema(), table.name(), Insert.EXCLUDED);
    }

    private boolean sets(Attribute<E, ?> attribute) {
        String name = attribute.node().name();
        return assignments.stream()
                .anyMatch(assignment -> assignment.column().name().equals(name));
    }

    private ConflictUpdate<E> assign(Assignable<E, ?> place, Node value) {
        if (place instanceof JsonPlace<E, ?> json) {
            return new ConflictUpdate<>(
                    insert,
                    columns,
                    constraint,
                    JsonEdits.with(assignments, json, value, insert.table().node()),
                    where,
                    keepVersion);
        }
        Attribute<E, ?> attribute = (Attribute<E, ?>) place;
        if (sets(attribute)) {
            throw new IllegalArgumentException("Cannot set " + attribute + " twice in one row.");
        }
        // of the row that is there, under whatever alias the attribute was named
        ExpressionNode.Column named = attribute.node();
        ExpressionNode.Column column = new ExpressionNode.Column(insert.table().node(), named.name(), named.type());
        List<ChangeNode.Assignment> more = new ArrayList<>(assignments);
        more.add(new ChangeNode.Assignment(column, value));
        return new ConflictUpdate<>(insert, columns, constraint, more, where, keepVersion);
    }

    /** The columns or the constraint that tell the rows, and what is set. */
    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node()).text().strip();
    }
}
