package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/**
 * The tree behind every statement: immutable, closed, and without types of its own.
 *
 * <p>What a user holds are typed coats over these nodes. A coat says what may be done with a value; a node says how the
 * statement is built. Two statements have the same SQL text if walking both trees in preorder meets the same classes,
 * labels and numbers of children; therefore everything that changes the text is in {@link #label()}, and nothing that
 * is bound is.
 */
public sealed interface Node {

    /** Calls the method of the visitor that belongs to this kind of node. */
    <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context);

    /** Whatever changes the SQL text besides the kind of node and its children. */
    Object label();

    /** The parts of this node, in the order in which they are usually written. */
    List<Node> children();

    /** A node that stands for a value and so has a type. */
    sealed interface Value extends Node {

        /** How the value is bound and read. */
        SqlType<?> type();
    }

    /** A value that is not part of the text; a {@code ?} stands for it. */
    sealed interface Placeholder extends Value {

        @Override
        default Object label() {
            return type().columnType();
        }

        @Override
        default List<Node> children() {
            return List.of();
        }
    }

    /** A column of a table that the statement names. */
    record Column(Table table, String name, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitColumn(this, context);
        }

        @Override
        public Object label() {
            return name;
        }

        @Override
        public List<Node> children() {
            return List.of(table);
        }
    }

    /** A value that is sent beside the text. */
    record Bind(@Nullable Object value, SqlType<?> type) implements Placeholder {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBind(this, context);
        }

        /** Leaves the value out: it must not reach a message by accident. */
        @Override
        public String toString() {
            return "Bind[" + type.columnType() + "]";
        }
    }

    /** A value that is given only when the statement is executed. */
    record Parameter(String name, SqlType<?> type) implements Placeholder {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitParameter(this, context);
        }
    }

    /** A word of the language that stands for a value. */
    record Constant(Word word, SqlType<?> type) implements Value {

        /** The words. */
        public enum Word {
            NULL,
            TRUE,
            FALSE,
            DEFAULT,
            ONE("1"),
            ALL_COLUMNS("*");

            private final String text;

            Word() {
                this.text = name();
            }

            Word(String text) {
                this.text = text;
            }

            /** The word as SQL has it. */
            public String text() {
                return text;
            }
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitConstant(this, context);
        }

        @Override
        public Object label() {
            return word;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** An operator or function with its operands. */
    record Operation(Operator operator, List<Node> operands, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitOperation(this, context);
        }

        @Override
        public Object label() {
            return operator;
        }

        @Override
        public List<Node> children() {
            return operands;
        }
    }

    /** A conversion to another type. */
    record Cast(Node operand, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitCast(this, context);
        }

        @Override
        public Object label() {
            return type.columnType();
        }

        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /**
     * The least time that a column can tell apart.
     *
     * @param digits the fractional digits of the column's seconds
     */
    record Tick(int digits, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitTick(this, context);
        }

        @Override
        public Object label() {
            return digits;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** The next number of a sequence. */
    record NextValue(String sequence, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitNextValue(this, context);
        }

        @Override
        public Object label() {
            return sequence;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A list of values in parentheses. */
    record Row(List<Node> values) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitRow(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            return values;
        }
    }

    /**
     * A table by name, under an alias if it has one.
     *
     * @param schema the schema, or null for the one that the connection uses
     */
    record Table(
            @Nullable String schema, String name, @Nullable String alias) implements Node {

        /** The name by which columns of this table are qualified. */
        public String correlation() {
            return alias != null ? alias : name;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitTable(this, context);
        }

        @Override
        public Object label() {
            return this;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** Two sources and how their rows are matched; without a condition only for a cross join. */
    record Join(
            JoinKind kind, Node left, Node right, @Nullable Node on) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitJoin(this, context);
        }

        @Override
        public Object label() {
            return kind;
        }

        @Override
        public List<Node> children() {
            return on == null ? List.of(left, right) : List.of(left, right, on);
        }
    }

    /** An expression to sort by. */
    record Order(Node operand, boolean descending, @Nullable Nulls nulls) implements Node {

        /** Where rows without a value go. */
        public enum Nulls {
            FIRST,
            LAST
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitOrder(this, context);
        }

        @Override
        public Object label() {
            return descending ? nulls == null ? "DESC" : "DESC " + nulls : nulls == null ? "ASC" : "ASC " + nulls;
        }

        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /** A column and what it is set to. */
    record Assignment(Column column, Node value) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitAssignment(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            return List.of(column, value);
        }
    }

    /**
     * SELECT.
     *
     * @param limit the greatest number of rows, or null
     * @param offset the number of rows to pass over, or null
     * @param lock how the rows are locked, or null
     */
    record Select(
            boolean distinct,
            List<Node> columns,
            @Nullable Node from,
            @Nullable Node where,
            List<Node> groupBy,
            @Nullable Node having,
            List<Node> orderBy,
            @Nullable Node limit,
            @Nullable Node offset,
            @Nullable Lock lock)
            implements Value {

        /** How selected rows are locked. */
        public enum Lock {
            UPDATE,
            SHARE
        }

        @Override
        public SqlType<?> type() {
            if (columns.size() == 1 && columns.get(0) instanceof Value value) {
                return value.type();
            }
            throw new IllegalStateException("Only a select of one column has a type; this one selects " + columns);
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitSelect(this, context);
        }

        @Override
        public Object label() {
            return List.of(
                    distinct,
                    columns.size(),
                    from != null,
                    where != null,
                    groupBy.size(),
                    having != null,
                    orderBy.size(),
                    limit != null,
                    offset != null,
                    lock == null ? "" : lock);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(columns);
            add(children, from);
            add(children, where);
            children.addAll(groupBy);
            add(children, having);
            children.addAll(orderBy);
            add(children, limit);
            add(children, offset);
            return children;
        }
    }

    /** INSERT of rows of values; each row has as many values as there are columns. */
    record Insert(Table table, List<Column> columns, List<Row> rows) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitInsert(this, context);
        }

        @Override
        public Object label() {
            return columns.size();
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + columns.size() + rows.size());
            children.add(table);
            children.addAll(columns);
            children.addAll(rows);
            return children;
        }
    }

    /** UPDATE; without a condition only if the caller asked for all rows. */
    record Update(
            Table table,
            List<Assignment> assignments,
            @Nullable Node where) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitUpdate(this, context);
        }

        @Override
        public Object label() {
            return assignments.size();
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(2 + assignments.size());
            children.add(table);
            children.addAll(assignments);
            add(children, where);
            return children;
        }
    }

    /** DELETE; without a condition only if the caller asked for all rows. */
    record Delete(Table table, @Nullable Node where) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitDelete(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            return where == null ? List.of(table) : List.of(table, where);
        }
    }

    /** An insert, update or delete whose rows come back: as they were deleted, or as they are afterwards. */
    record Returning(Node change, List<Node> columns) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitReturning(this, context);
        }

        @Override
        public Object label() {
            return columns.size();
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + columns.size());
            children.add(change);
            children.addAll(columns);
            return children;
        }
    }

    private static void add(List<Node> children, @Nullable Node child) {
        if (child != null) {
            children.add(child);
        }
    }
}
