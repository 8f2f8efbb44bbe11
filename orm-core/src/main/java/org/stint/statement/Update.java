package org.stint.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/**
 * An UPDATE as a value, immutable and safe for use by many threads: every method gives a new one.
 *
 * <p>When executed it also advances the version, the time and the actor of the last change of every row it matches,
 * unless {@link #keepVersion()} was said. Without a condition it is refused unless {@link #allRows()} was said.
 *
 * @param <E> the entity whose rows are updated
 */
public final class Update<E> implements Change<Counts> {

    private final EntityTable<E, ?> table;
    private final SetClause set;
    private final List<QueryNode.Source> sources;
    private final Condition where;
    private final UpdateOptions options;

    // found when first asked for; immutable, so that threads that find them at the same time may both keep theirs; each
    // is read once, for without synchronisation a second look may find nothing again
    private ChangeNode.@Nullable Update tree;
    private ChangeNode.@Nullable Update executed;

    private Update(
            EntityTable<E, ?> table,
            SetClause set,
            List<QueryNode.Source> sources,
            Condition where,
            UpdateOptions options) {
        this.table = table;
        this.set = set;
        this.sources = sources;
        this.where = where;
        this.options = options;
    }

    static <E> Update<E> of(EntityTable<E, ?> table) {
        return new Update<>(table, SetClause.EMPTY, List.of(), Condition.TRUE, UpdateOptions.NONE);
    }

    /**
     * Sets an attribute, or a place in a JSON document, to a value. Several places of one document are set at once.
     *
     * @throws IllegalArgumentException if the value is null, the place is already set, or elements of one array are counted
     *     from both of its ends
     */
    public <T> Update<E> set(Assignable<E, T> place, T value) {
        return assign(place, SetClause.bound(place, value));
    }

    /**
     * Sets an attribute, or a place in a JSON document, to what an expression gives. It sees the row as it was before the
     * update, whatever the order of the assignments, unless {@link #inOrder()} is said.
     *
     * @throws IllegalArgumentException if the place is already set, or one of both is JSON and the other is not
     */
    public <T> Update<E> set(Assignable<E, T> place, Operand<T> value) {
        JsonOperands.requireSame(JsonNode.isJson(place.node()), value.node(), place);
        return assign(place, value.node());
    }

    /** Removes what is at a place of a JSON document: the member, or the element. Where nothing is, nothing happens. */
    public Update<E> remove(JsonPath<E> place) {
        return edit(place, null);
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
        return assign(attribute.node(), SetClause.bound(attribute, value))
                .from(attribute.node().source());
    }

    /** Sets an attribute of a second table; see {@link #alsoSet(Attribute, Object)}. */
    public <T> Update<E> alsoSet(Attribute<?, T> attribute, Operand<T> value) {
        JsonOperands.requireSame(JsonNode.isJson(attribute.node()), value.node(), attribute);
        return assign(attribute.node(), value.node()).from(attribute.node().source());
    }

    /** Lets each assignment see what those before it have set. */
    public Update<E> inOrder() {
        return with(options.ordered());
    }

    /**
     * Names a further table, whose columns condition and assignments may use; each row should match at most one of its
     * rows: of several, PostgreSQL and MariaDB take any one, and H2 refuses the statement. A table that they use is named already by that.
     */
    public Update<E> from(Table<?> source) {
        return from(source.source());
    }

    /** Restricts the rows; several conditions must all be met. */
    public Update<E> where(Condition condition) {
        return new Update<>(table, set, sources, where.and(condition), options);
    }

    /** Permits the statement to have no condition. */
    public Update<E> allRows() {
        return with(options.forAllRows());
    }

    /** Leaves the version, the time and the actor of the last change as they are. */
    public Update<E> keepVersion() {
        return with(options.keepingVersion());
    }

    /**
     * Also counts how many of the matched rows got another value, and how many had what is set already; see {@link
     * Counts#changed()} and {@link Counts#unchanged()}. Compared is each column that this statement sets, as it was stored
     * before and as it is stored afterwards; version and time, which advance with every matched row, do not count.
     *
     * <p>It costs that the database looks at both: PostgreSQL from version 18 on within the update, earlier by locking and
     * reading the rows first in the same statement, H2 by reading them again. For many sets of parameters the statement
     * is executed once for each, not as a batch. A session that fetches locks the rows of its managed objects before, and
     * reads them afterwards. MariaDB cannot compare, and refuses before anything is sent.
     */
    public Update<E> countChanges() {
        return with(options.countingChanges());
    }

    /** Whether rows that change are counted apart from those that had the values already. */
    public boolean countsChanges() {
        return options.countChanges();
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
        for (ChangeNode.Assignment assignment : set.assignments()) {
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
        return with(options.expecting(Counts.expected(rows)));
    }

    @Override
    public OptionalLong expectedRows() {
        return options.expectedRows();
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
        Set<String> names = set.tables();
        names.add(table.node().name());
        return names;
    }

    /** Whether attributes of no other table than its own are set. */
    public boolean changesOneTable() {
        return set.isOf(table.node());
    }

    /** Which rows are meant; TRUE for all. */
    public Condition condition() {
        return where;
    }

    /** Which rows of the table this changes, to be asked without changing them: other tables are looked into. */
    public Condition matches() {
        return Sources.matches(where, tree().from());
    }

    /** Whether there is a condition that may leave out rows: one that names a column and is not true by itself. */
    public boolean isRestricted() {
        return Restriction.of(where.node(), table.node());
    }

    /** Whether a missing condition is meant. */
    public boolean isForAllRows() {
        return options.allRows();
    }

    /** Whether the version is left as it is. */
    public boolean keepsVersion() {
        return options.keepVersion();
    }

    /**
     * This update as it is executed: it also counts the version up and sets the time of the last change, unless
     * {@link #keepVersion()} was said or the caller sets them. A version that is an instant becomes the later of now and
     * the least time after the one it has, so that it always advances.
     *
     * @param now the application's clock; an attribute without an offset gets the time in UTC
     */
    public Update<E> advancing(Instant now) {
        if (options.keepVersion() || set.isEmpty()) {
            return this;
        }
        return new Update<>(table, set.with(advances(() -> now, null)), sources, where, options);
    }

    /**
     * The tree of this update {@linkplain #advancing(Instant) as it is executed}, which also sets who made the last
     * change, unless the caller does. It is the same each time if neither clock nor actor are asked.
     *
     * @param now the application's clock, asked only if a time is set
     * @param actor gives the value for a column that says who it was
     * @throws IllegalStateException if nothing is set
     */
    public ChangeNode.Update executed(Supplier<Instant> now, Function<ColumnDefinition<?>, @Nullable Object> actor) {
        if (options.keepVersion()) {
            return node();
        }
        ChangeNode.Update known = executed;
        if (known != null) {
            return known;
        }
        requireAssignments();
        ChangeNode.Update advanced = tree(set.with(advances(now, actor)));
        if (table.advances().areConstant()) {
            executed = advanced;
        }
        return advanced;
    }

    private List<ChangeNode.Assignment> advances(
            Supplier<Instant> now, @Nullable Function<ColumnDefinition<?>, @Nullable Object> actor) {
        return table.advances().besides(set, now, actor);
    }

    /**
     * The tree behind this update.
     *
     * @throws IllegalStateException if nothing is set
     */
    @Override
    public ChangeNode.Update node() {
        requireAssignments();
        return tree();
    }

    private void requireAssignments() {
        if (set.isEmpty()) {
            throw new IllegalStateException("Cannot update " + table + ": nothing is set. Add set(attribute, value).");
        }
        if (options.inOrder()) {
            JsonEdits.requireIndependent(set.assignments());
        }
    }

    private ChangeNode.Update tree() {
        ChangeNode.Update known = tree;
        if (known == null) {
            known = tree(set);
            tree = known;
        }
        return known;
    }

    private ChangeNode.Update tree(SetClause all) {
        List<ChangeNode.Assignment> assignments = all.assignments();
        return new ChangeNode.Update(
                table.node(),
                assignments,
                options.inOrder(),
                Sources.beside(table.node(), sources, assignments, where),
                where.clause(),
                table.keys());
    }

    @Override
    public String toString() {
        return Shown.sql(this::tree, "UPDATE " + table);
    }

    /** The column in the row that is updated, under whatever alias the attribute was named. */
    private ExpressionNode.Column column(Attribute<E, ?> attribute) {
        ExpressionNode.Column column = attribute.node();
        return column.source() == table.node()
                ? column
                : new ExpressionNode.Column(
                        table.node(), column.name(), attribute.definition().type());
    }

    private Update<E> assign(Assignable<E, ?> place, Node value) {
        return place instanceof JsonPlace<E, ?> json
                ? edit(json, value)
                : assign(column((Attribute<E, ?>) place), value);
    }

    private Update<E> edit(JsonPlace<E, ?> place, @Nullable Node value) {
        SetClause edited = SetClause.EMPTY.with(JsonEdits.with(set.assignments(), place, value, table.node()));
        return new Update<>(table, edited, sources, where, options);
    }

    private Update<E> assign(ExpressionNode.Column column, Node value) {
        return new Update<>(table, set.with(column, value, table), sources, where, options);
    }

    private Update<E> from(QueryNode.Source source) {
        List<QueryNode.Source> more = new ArrayList<>(sources);
        more.add(source);
        return new Update<>(table, set, List.copyOf(more), where, options);
    }

    private Update<E> with(UpdateOptions other) {
        return new Update<>(table, set, sources, where, other);
    }
}
