package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A DELETE as a value, immutable and safe for use by many threads: every method gives a new one. Without a condition it is
 * refused unless {@link #allRows()} was said.
 *
 * @param <E> the entity whose rows are deleted
 */
public final class Delete<E> implements Change<Counts> {

    private final EntityTable<E, ?> table;
    private final List<QueryNode.Source> sources;
    private final Condition where;
    private final boolean allRows;
    private final OptionalLong expected;

    private Delete(
            EntityTable<E, ?> table,
            List<QueryNode.Source> sources,
            Condition where,
            boolean allRows,
            OptionalLong expected) {
        this.table = table;
        this.sources = List.copyOf(sources);
        this.where = where;
        this.allRows = allRows;
        this.expected = expected;
    }

    static <E> Delete<E> of(EntityTable<E, ?> table) {
        return new Delete<>(table, List.of(), Condition.TRUE, false, OptionalLong.empty());
    }

    /** Names a further table, whose columns the condition may use. A table that it uses is named already by that. */
    public Delete<E> using(Table<?> source) {
        List<QueryNode.Source> more = new ArrayList<>(sources);
        more.add(source.source());
        return new Delete<>(table, more, where, allRows, expected);
    }

    /** Restricts the rows; several conditions must all be met. */
    public Delete<E> where(Condition condition) {
        return new Delete<>(table, sources, where.and(condition), allRows, expected);
    }

    /** Permits the statement to have no condition. */
    public Delete<E> allRows() {
        return new Delete<>(table, sources, where, true, expected);
    }

    @Override
    public Delete<E> expectRows(long rows) {
        return new Delete<>(table, sources, where, allRows, Counts.expected(rows));
    }

    @Override
    public OptionalLong expectedRows() {
        return expected;
    }

    /** Gives back a value of each deleted row, as it was. */
    public <R> Returning<R> returning(Selectable<R> selected) {
        return Returning.of(this, selected);
    }

    /** Gives back several values of each deleted row, as they were. */
    public Returning<Tuple> returning(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Returning.of(this, Projections.tuple(first, second, more));
    }

    /** The table that rows are deleted from. */
    public EntityTable<E, ?> table() {
        return table;
    }

    /** Which rows are meant; TRUE for all. */
    public Condition condition() {
        return where;
    }

    /** Which rows of the table this deletes, to be asked without deleting them: other tables are looked into. */
    public Condition matches() {
        return Sources.matches(where, others());
    }

    /** Whether there is a condition that may leave out rows: one that names a column and is not true by itself. */
    public boolean isRestricted() {
        return Restriction.of(where.node(), table.node());
    }

    /** Whether a missing condition is meant. */
    public boolean isForAllRows() {
        return allRows;
    }

    @Override
    public ChangeNode.Delete node() {
        return new ChangeNode.Delete(table.node(), others(), where.clause());
    }

    private @Nullable Node others() {
        return Sources.beside(table.node(), sources, List.of(), where);
    }

    @Override
    public String toString() {
        return Shown.sql(this::node, "DELETE FROM " + table);
    }
}
