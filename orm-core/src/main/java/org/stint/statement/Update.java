package org.stint.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE as a value: every method gives a new one.
 *
 * <p>When executed it also advances the version, the time and the actor of the last change of every row it matches,
 * unless {@link #keepVersion()} was said. Without a condition it is refused unless {@link #allRows()} was said.
 *
 * @param <E> the entity whose rows are updated
 */
public final class Update<E> implements Statement<Counts> {

    private final EntityTable<E, ?> table;
    private final List<Node.Assignment> assignments;
    private final Condition where;
    private final boolean allRows;
    private final boolean keepVersion;

    private Update(
            EntityTable<E, ?> table,
            List<Node.Assignment> assignments,
            Condition where,
            boolean allRows,
            boolean keepVersion) {
        this.table = table;
        this.assignments = List.copyOf(assignments);
        this.where = where;
        this.allRows = allRows;
        this.keepVersion = keepVersion;
    }

    static <E> Update<E> of(EntityTable<E, ?> table) {
        return new Update<>(table, List.of(), Condition.TRUE, false, false);
    }

    /**
     * Sets an attribute to a value.
     *
     * @throws IllegalArgumentException if the value is null or the attribute is already set
     */
    public <T> Update<E> set(Attribute<E, T> attribute, T value) {
        if (value == null) {
            throw new IllegalArgumentException("Cannot set " + attribute + " to null; say setNull(" + attribute + ").");
        }
        return assign(attribute, new Node.Bind(value, attribute.definition().type()));
    }

    /** Sets an attribute to what an expression gives. */
    public <T> Update<E> set(Attribute<E, T> attribute, Operand<T> value) {
        return assign(attribute, value.node());
    }

    /** Sets an attribute to NULL. */
    public Update<E> setNull(Attribute<E, ?> attribute) {
        return assign(
                attribute,
                new Node.Constant(
                        Node.Constant.Word.NULL, attribute.definition().type()));
    }

    /** Restricts the rows; several conditions must all be met. */
    public Update<E> where(Condition condition) {
        return new Update<>(table, assignments, where.and(condition), allRows, keepVersion);
    }

    /** Permits the statement to have no condition. */
    public Update<E> allRows() {
        return new Update<>(table, assignments, where, true, keepVersion);
    }

    /** Leaves the version, the time and the actor of the last change as they are. */
    public Update<E> keepVersion() {
        return new Update<>(table, assignments, where, allRows, true);
    }

    /** Gives back a value of each updated row, as it is afterwards. */
    public <R> Returning<R> returning(Selectable<R> selected) {
        return Returning.of(this, selected);
    }

    /** Gives back several values of each updated row, as they are afterwards. */
    public Returning<Tuple> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.of(this, Projections.tuple(first, second, more));
    }

    /** The table that is updated. */
    public EntityTable<E, ?> table() {
        return table;
    }

    /** Whether there is a condition, so that not all rows are updated. */
    public boolean isRestricted() {
        return !where.isAlwaysTrue();
    }

    /** Whether a missing condition is meant. */
    public boolean isForAllRows() {
        return allRows;
    }

    /** Whether the version is left as it is. */
    public boolean keepsVersion() {
        return keepVersion;
    }

    /**
     * This update as it is executed: it also counts the version up and sets the time of the last change, unless
     * {@link #keepVersion()} was said or the caller sets them. A version that is an instant becomes the later of now and
     * the least time after the one it has, so that it always advances.
     *
     * @param now the application's clock; an attribute without an offset gets the time in UTC
     */
    public Update<E> advancing(Instant now) {
        if (keepVersion || assignments.isEmpty()) {
            return this;
        }
        Update<E> advanced = this;
        for (Attribute<E, ?> attribute : table.attributes()) {
            if (attribute.definition().role() == ColumnDefinition.Role.UPDATED_AT && !sets(attribute)) {
                advanced = advanced.assign(attribute, Advances.time(attribute, now));
            }
        }
        for (Attribute<E, ?> version : table.versionAttribute().stream().toList()) {
            if (!sets(version)) {
                advanced = advanced.assign(version, Advances.version(version, now));
            }
        }
        return advanced;
    }

    /**
     * This update as somebody executes it: it also sets who made the last change, unless {@link #keepVersion()} was said
     * or the caller sets that.
     *
     * @param actor gives the value for a column that says who it was
     */
    public Update<E> actedBy(Function<ColumnDefinition<?>, @Nullable Object> actor) {
        Update<E> acted = this;
        for (Attribute<E, ?> attribute : keepVersion ? List.<Attribute<E, ?>>of() : table.attributes()) {
            ColumnDefinition<?> column = attribute.definition();
            if (column.role() == ColumnDefinition.Role.UPDATED_BY && !sets(attribute)) {
                acted = acted.assign(attribute, new Node.Bind(actor.apply(column), column.type()));
            }
        }
        return acted;
    }

    /**
     * The tree behind this update.
     *
     * @throws IllegalStateException if nothing is set
     */
    @Override
    public Node.Update node() {
        if (assignments.isEmpty()) {
            throw new IllegalStateException("An UPDATE of " + table + " sets nothing; add set(attribute, value).");
        }
        return tree();
    }

    private Node.Update tree() {
        return new Node.Update(table.node(), assignments, where.isAlwaysTrue() ? null : where.node());
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(tree()).text();
    }

    private boolean sets(Attribute<E, ?> attribute) {
        String name = attribute.node().name();
        return assignments.stream()
                .anyMatch(assignment -> assignment.column().name().equals(name));
    }

    private Update<E> assign(Attribute<E, ?> attribute, Node value) {
        if (sets(attribute)) {
            throw new IllegalArgumentException("Cannot set " + attribute + " twice in one UPDATE of " + table + ".");
        }
        List<Node.Assignment> more = new ArrayList<>(assignments);
        more.add(new Node.Assignment(attribute.node(), value));
        return new Update<>(table, more, where, allRows, keepVersion);
    }
}
