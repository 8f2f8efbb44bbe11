package org.stint.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/**
 * An UPDATE as a value: every method gives a new one.
 *
 * <p>When executed it also advances the version, the time and the actor of the last change of every row it matches,
 * unless {@link #keepVersion()} was said. Without a condition it is refused unless {@link #allRows()} was said.
 *
 * @param <E> the entity whose rows are updated
 */
public final class Update<E> implements Change<Counts> {

    private final EntityTable<E, ?> table;
    private final List<ChangeNode.Assignment> assignments;
    private final List<QueryNode.Source> sources;
    private final Condition where;
    private final Set<Option> options;
    private final OptionalLong expected;
    private ChangeNode.@Nullable Update tree;

    /** What was said besides. */
    private enum Option {
        ALL_ROWS,
        KEEP_VERSION,
        IN_ORDER,
        COUNT_CHANGES
    }

    private Update(
            EntityTable<E, ?> table,
            List<ChangeNode.Assignment> assignments,
            List<QueryNode.Source> sources,
            Condition where,
            Set<Option> options,
            OptionalLong expected) {
        this.table = table;
        this.assignments = List.copyOf(assignments);
        this.sources = List.copyOf(sources);
        this.where = where;
        this.options = Set.copyOf(options);
        this.expected = expected;
    }

    static <E> Update<E> of(EntityTable<E, ?> table) {
        return new Update<>(table, List.of(), List.of(), Condition.TRUE, Set.of(), OptionalLong.empty());
    }

    /**
     * Sets an attribute to a value.
     *
     * @throws IllegalArgumentException if the value is null or the attribute is already set
     */
    public <T> Update<E> set(Attribute<E, T> attribute, T value) {
        return assign(column(attribute), bound(attribute, value));
    }

    /**
     * Sets an attribute to what an expression gives. It sees the row as it was before the update, whatever the order of
     * the assignments, unless {@link #inOrder()} is said.
     */
    public <T> Update<E> set(Attribute<E, T> attribute, Operand<T> value) {
        return assign(column(attribute), value.node());
    }

    /** Sets an attribute to NULL. */
    public Update<E> setNull(Attribute<E, ?> attribute) {
        return assign(column(attribute), Sources.constant(ExpressionNode.Constant.Word.NULL, attribute));
    }

    /**
     * Sets all columns of an embedded object to its values, as they are now. Columns that Stint or the database fills are
     * left to them where the object has no value.
     *
     * @throws IllegalArgumentException if the object is null or one of its columns is already set
     */
    public <V> Update<E> set(EmbeddedAttribute<E, V> embedded, V value) {
        if (value == null) {
            throw new IllegalArgumentException("Cannot set " + embedded + " to null; say setNull(" + embedded + ").");
        }
        List<@Nullable Object> values = embedded.columnsOrNulls(value);
        Update<E> all = this;
        for (int i = 0; i < values.size(); i++) {
            Attribute<E, ?> attribute = embedded.attributes().get(i);
            if (values.get(i) != null && attribute.definition().filled() == null) {
                all = all.assign(
                        column(attribute),
                        new PlaceholderNode.Bind(
                                values.get(i), attribute.definition().type()));
            } else if (attribute.definition().isWrittenByApplication()) {
                all = all.setNull(attribute);
            }
        }
        return all;
    }

    /** Sets an embedded object to what another of the same class is in the row before the update. */
    public <V> Update<E> set(EmbeddedAttribute<E, V> embedded, EmbeddedAttribute<?, V> value) {
        Update<E> all = this;
        for (int i = 0; i < embedded.attributes().size(); i++) {
            all = all.assign(
                    column(embedded.attributes().get(i)),
                    value.attributes().get(i).node());
        }
        return all;
    }

    /** Sets all columns of an embedded object to NULL, so that there is none. */
    public Update<E> setNull(EmbeddedAttribute<E, ?> embedded) {
        Update<E> all = this;
        for (Attribute<E, ?> attribute : embedded.attributes()) {
            all = all.setNull(attribute);
        }
        return all;
    }

    /** Sets an attribute to what the column takes by itself. */
    public Update<E> setDefault(Attribute<E, ?> attribute) {
        return assign(column(attribute), Sources.constant(ExpressionNode.Constant.Word.DEFAULT, attribute));
    }

    /**
     * Sets an attribute of a second table in the same statement, as only MariaDB can; elsewhere it is refused before
     * anything is sent.
     */
    public <T> Update<E> alsoSet(Attribute<?, T> attribute, T value) {
        return assign(attribute.node(), bound(attribute, value))
                .from(attribute.node().source());
    }

    /** Sets an attribute of a second table; see {@link #alsoSet(Attribute, Object)}. */
    public <T> Update<E> alsoSet(Attribute<?, T> attribute, Operand<T> value) {
        return assign(attribute.node(), value.node()).from(attribute.node().source());
    }

    /** Lets each assignment see what those before it have set. */
    public Update<E> inOrder() {
        return with(Option.IN_ORDER);
    }

    /**
     * Names a further table, whose columns condition and assignments may use; each row should match at most one of its
     * rows. A table that they use is named already by that.
     */
    public Update<E> from(Table<?> source) {
        return from(source.source());
    }

    /** Restricts the rows; several conditions must all be met. */
    public Update<E> where(Condition condition) {
        return new Update<>(table, assignments, sources, where.and(condition), options, expected);
    }

    /** Permits the statement to have no condition. */
    public Update<E> allRows() {
        return with(Option.ALL_ROWS);
    }

    /** Leaves the version, the time and the actor of the last change as they are. */
    public Update<E> keepVersion() {
        return with(Option.KEEP_VERSION);
    }

    /**
     * Also counts how many of the matched rows got another value, and how many had what is set already; see {@link
     * Counts#changed()} and {@link Counts#unchanged()}. Compared is each column that this statement sets, as it was stored
     * before and as it is stored afterwards; version and time, which advance with every matched row, do not count.
     *
     * <p>It costs that the database looks at both: PostgreSQL from version 18 on within the update, earlier by locking and
     * reading the rows first in the same statement, H2 by reading them again. For many sets of parameters the statement
     * is executed once for each, not as a batch. A session reads its managed objects of the table anew afterwards.
     * MariaDB cannot compare, and refuses before anything is sent.
     */
    public Update<E> countChanges() {
        return with(Option.COUNT_CHANGES);
    }

    /** Whether rows that change are counted apart from those that had the values already. */
    public boolean countsChanges() {
        return options.contains(Option.COUNT_CHANGES);
    }

    /**
     * The tree that counts the rows that an update matches, and among them those that change.
     *
     * @param executed the tree of this update as it is executed, in which version and time advance
     */
    public ChangeNode.Counted counted(ChangeNode.Update executed) {
        QueryNode.Table now = table.node();
        QueryNode.Table old = table.old().node();
        Condition changed = Condition.FALSE;
        for (ChangeNode.Assignment assignment : assignments) {
            ExpressionNode.Column column = assignment.column();
            Node different = new ExpressionNode.Operation(
                    Operator.IS_DISTINCT_FROM,
                    List.of(
                            new ExpressionNode.Column(old, column.name(), column.type()),
                            new ExpressionNode.Column(now, column.name(), column.type())),
                    SqlTypes.BOOLEAN);
            changed = changed.or(new Condition(different, SqlTypes.BOOLEAN));
        }
        return new ChangeNode.Counted(new ChangeNode.Returning(executed, List.of(changed.node())));
    }

    @Override
    public Update<E> expectRows(long rows) {
        return new Update<>(table, assignments, sources, where, options, Counts.expected(rows));
    }

    @Override
    public OptionalLong expectedRows() {
        return expected;
    }

    /** Gives back a value of each updated row, as it is afterwards or, by {@link EntityTable#old()}, as it was before. */
    public <R> Returning<R> returning(Selectable<R> selected) {
        return Returning.of(this, selected);
    }

    /** Gives back several values of each updated row, as they are afterwards or were before: {@link EntityTable#old()}. */
    public Returning<Tuple> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.of(this, Projections.tuple(first, second, more));
    }

    /** The table that is updated. */
    public EntityTable<E, ?> table() {
        return table;
    }

    /** The names of the tables of which attributes are set. */
    public Set<String> changedTables() {
        Set<String> names = new HashSet<>(Set.of(table.node().name()));
        assignments.forEach(assignment -> names.add(assignment.column().table().name()));
        return names;
    }

    /** Whether attributes of no other table than its own are set. */
    public boolean changesOneTable() {
        for (ChangeNode.Assignment assignment : assignments) {
            if (!assignment.column().table().name().equals(table.node().name())) {
                return false;
            }
        }
        return true;
    }

    /** Which rows are meant; TRUE for all. */
    public Condition condition() {
        return where;
    }

    /** Whether there is a condition, so that not all rows are updated. */
    public boolean isRestricted() {
        return Sources.restricts(where, table.node(), tree().from());
    }

    /** Whether a missing condition is meant. */
    public boolean isForAllRows() {
        return options.contains(Option.ALL_ROWS);
    }

    /** Whether the version is left as it is. */
    public boolean keepsVersion() {
        return options.contains(Option.KEEP_VERSION);
    }

    /**
     * This update as it is executed: it also counts the version up and sets the time of the last change, unless
     * {@link #keepVersion()} was said or the caller sets them. A version that is an instant becomes the later of now and
     * the least time after the one it has, so that it always advances.
     *
     * @param now the application's clock; an attribute without an offset gets the time in UTC
     */
    public Update<E> advancing(Instant now) {
        return advanced(() -> now, null);
    }

    /**
     * As {@link #advancing(Instant)}, and also sets who made the last change, unless the caller does.
     *
     * @param now the application's clock, asked only if a time is set
     * @param actor gives the value for a column that says who it was
     */
    public Update<E> advancing(Supplier<Instant> now, Function<ColumnDefinition<?>, @Nullable Object> actor) {
        return advanced(now, actor);
    }

    private Update<E> advanced(Supplier<Instant> now, @Nullable Function<ColumnDefinition<?>, @Nullable Object> actor) {
        if (keepsVersion() || assignments.isEmpty()) {
            return this;
        }
        List<ChangeNode.Assignment> further = table.advances().besides(assignments, now, actor);
        if (further.isEmpty()) {
            return this;
        }
        Update<E> advanced = new Update<>(table, with(further), sources, where, options, expected);
        ChangeNode.Update before = tree();
        advanced.tree = new ChangeNode.Update(
                before.table(), advanced.assignments, before.ordered(), before.from(), before.where(), before.keys());
        return advanced;
    }

    /**
     * The tree behind this update.
     *
     * @throws IllegalStateException if nothing is set
     */
    @Override
    public ChangeNode.Update node() {
        if (assignments.isEmpty()) {
            throw new IllegalStateException("Cannot update " + table + ": nothing is set. Add set(attribute, value).");
        }
        return tree();
    }

    private ChangeNode.Update tree() {
        if (tree == null) {
            tree = new ChangeNode.Update(
                    table.node(),
                    assignments,
                    options.contains(Option.IN_ORDER),
                    others(),
                    where.isAlwaysTrue() ? null : where.node(),
                    table.keys());
        }
        return tree;
    }

    /** The sources besides the table itself. */
    private @Nullable Node others() {
        List<Node> parts = new ArrayList<>(assignments.size() + 1);
        for (int i = 0; i < assignments.size(); i++) {
            parts.add(assignments.get(i).value());
        }
        parts.add(where.node());
        return Sources.beside(table.node(), sources, parts);
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(tree()).text();
    }

    private boolean sets(ExpressionNode.Column column) {
        for (ChangeNode.Assignment assignment : assignments) {
            ExpressionNode.Column set = assignment.column();
            if (set.name().equals(column.name()) && set.table().equals(column.table())) {
                return true;
            }
        }
        return false;
    }

    /** The column in the row that is updated, under whatever alias the attribute was named. */
    private ExpressionNode.Column column(Attribute<E, ?> attribute) {
        ExpressionNode.Column column = attribute.node();
        return column.source() == table.node()
                ? column
                : new ExpressionNode.Column(
                        table.node(), column.name(), attribute.definition().type());
    }

    private static <T> Node bound(Attribute<?, T> attribute, T value) {
        if (value == null) {
            throw new IllegalArgumentException("Cannot set " + attribute + " to null; say setNull(" + attribute + ").");
        }
        return new PlaceholderNode.Bind(value, attribute.definition().type());
    }

    private Update<E> assign(ExpressionNode.Column column, Node value) {
        if (sets(column)) {
            throw new IllegalArgumentException(
                    "Cannot set " + column.name() + " twice in one UPDATE of " + table + ".");
        }
        return new Update<>(
                table, with(List.of(new ChangeNode.Assignment(column, value))), sources, where, options, expected);
    }

    private List<ChangeNode.Assignment> with(List<ChangeNode.Assignment> further) {
        ChangeNode.Assignment[] all =
                assignments.toArray(new ChangeNode.Assignment[assignments.size() + further.size()]);
        for (int i = 0; i < further.size(); i++) {
            all[assignments.size() + i] = further.get(i);
        }
        return List.of(all);
    }

    private Update<E> from(QueryNode.Source source) {
        List<QueryNode.Source> more = new ArrayList<>(sources);
        more.add(source);
        return new Update<>(table, assignments, more, where, options, expected);
    }

    private Update<E> with(Option option) {
        Set<Option> more = new HashSet<>(options);
        more.add(option);
        return new Update<>(table, assignments, sources, where, more, expected);
    }
}
