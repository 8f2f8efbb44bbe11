package org.stint.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of one or more rows as a value: every method gives a new one. It writes just what was set: ids, versions
 * and timestamps are the caller's, or the database's by default.
 *
 * @param <E> the entity whose rows are inserted
 */
public final class Insert<E> implements Statement<Counts> {

    /**
     * The values of one row.
     *
     * @param <E> the entity
     */
    public static final class Values<E> {

        private final Map<String, Node.Assignment> assignments;

        private Values(Map<String, Node.Assignment> assignments) {
            this.assignments = assignments;
        }

        /** Sets an attribute to a value, null for NULL. */
        public <T> Values<E> set(Attribute<E, T> attribute, @Nullable T value) {
            return with(attribute, new Node.Bind(value, attribute.definition().type()));
        }

        /** Sets an attribute to what an expression gives. */
        public <T> Values<E> set(Attribute<E, T> attribute, Operand<T> value) {
            return with(attribute, value.node());
        }

        private Values<E> with(Attribute<E, ?> attribute, Node value) {
            Map<String, Node.Assignment> more = new LinkedHashMap<>(assignments);
            if (more.put(attribute.node().name(), new Node.Assignment(attribute.node(), value)) != null) {
                throw new IllegalArgumentException("Cannot set " + attribute + " twice in one row of an INSERT.");
            }
            return new Values<>(more);
        }
    }

    private final EntityTable<E, ?> table;
    private final List<Values<E>> rows;

    private Insert(EntityTable<E, ?> table, List<Values<E>> rows) {
        this.table = table;
        this.rows = List.copyOf(rows);
    }

    static <E> Insert<E> into(EntityTable<E, ?> table) {
        if (table.node().alias() != null) {
            throw new IllegalArgumentException("Cannot insert into " + table + ": name the table without an alias.");
        }
        return new Insert<>(table, List.of());
    }

    /** Adds a row; every row must set the same attributes. */
    public Insert<E> row(UnaryOperator<Values<E>> values) {
        List<Values<E>> more = new ArrayList<>(rows);
        more.add(values.apply(new Values<>(Map.of())));
        return new Insert<>(table, more);
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
    public Node.Insert node() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("An INSERT INTO " + table + " needs at least one row; add it with row(…).");
        }
        if (rows.size() > 1 && rows.get(0).assignments.isEmpty()) {
            throw new IllegalStateException("Cannot insert " + rows.size() + " rows into " + table
                    + " without setting anything: set an attribute, or insert them one by one.");
        }
        Set<String> names = rows.get(0).assignments.keySet();
        List<Node.Column> columns = rows.get(0).assignments.values().stream()
                .map(Node.Assignment::column)
                .toList();
        List<Node.Row> values = new ArrayList<>(rows.size());
        for (Values<E> row : rows) {
            if (!row.assignments.keySet().equals(names)) {
                throw new IllegalStateException("Every row of an INSERT INTO " + table
                        + " must set the same attributes: one sets " + names + ", another "
                        + row.assignments.keySet() + ".");
            }
            values.add(new Node.Row(names.stream()
                    .map(name -> row.assignments.get(name).value())
                    .toList()));
        }
        return new Node.Insert(table.node(), columns, values);
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node()).text();
    }
}
