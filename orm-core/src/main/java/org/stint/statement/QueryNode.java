package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** Where rows come from: tables, rows that the statement makes, and the queries over them. */
public sealed interface QueryNode extends Node {

    /** What rows come from: a table by name, or rows that the statement itself makes. */
    sealed interface Source extends QueryNode {

        /** The table by whose name the columns are qualified. */
        Table named();
    }

    /**
     * A table by name, under an alias if it has one.
     *
     * @param schema the schema, or null for the one that the connection uses
     */
    record Table(
            @Nullable String schema, String name, @Nullable String alias) implements Source, LeafNode {

        @Override
        public Table named() {
            return this;
        }

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
    }

    /**
     * Rows that the statement itself makes, under a name.
     *
     * @param columns the names of the columns
     * @param body a {@link Select} or {@link Values}
     */
    record Derived(Kind kind, Table named, List<String> columns, Node body) implements Source {

        /** Where the rows are made. */
        public enum Kind {
            /** In place. */
            SUBQUERY,
            /** In place, once for each row of what stands before. */
            LATERAL,
            /** Once, in a WITH clause. */
            CTE,
            /** In a WITH clause whose query names itself. */
            RECURSIVE_CTE
        }

        /** Whether another makes the same rows, under whatever alias. */
        boolean isSameTable(Derived other) {
            return kind == other.kind && body.equals(other.body);
        }

        /** Whether the rows are made in a WITH clause. */
        public boolean isCommon() {
            return kind == Kind.CTE || kind == Kind.RECURSIVE_CTE;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitDerived(this, context);
        }

        @Override
        public Object label() {
            return List.of(kind, columns);
        }

        @Override
        public List<Node> children() {
            return List.of(named, body);
        }

        @Override
        public Derived with(List<Node> parts) {
            return new Derived(kind, (Table) parts.get(0), columns, parts.get(1));
        }
    }

    /**
     * Rows of values; for each column the values of all rows.
     *
     * @param rows how many rows a text has that names each value; the last one fills the rest
     */
    record Values(List<PlaceholderNode.BindList> columns, int rows) implements QueryNode {

        /** As many rows as there are values. */
        public static Values of(List<PlaceholderNode.BindList> columns) {
            return new Values(columns, columns.get(0).values().size());
        }

        /** Rows to be looked up in, so that one more often does not matter: many lengths share few texts. */
        public static Values set(List<PlaceholderNode.BindList> columns) {
            return new Values(columns, columns.get(0).places());
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitValues(this, context);
        }

        @Override
        public Object label() {
            return rows();
        }

        @Override
        public List<Node> children() {
            return List.copyOf(columns);
        }

        @Override
        public Values with(List<Node> parts) {
            return new Values(
                    parts.stream().map(PlaceholderNode.BindList.class::cast).toList(), rows);
        }
    }

    /** Two sources and how their rows are matched; without a condition only for a cross join. */
    record Join(
            JoinKind kind, Node left, Node right, @Nullable Node on) implements QueryNode {

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

        @Override
        public Join with(List<Node> parts) {
            return new Join(kind, parts.get(0), parts.get(1), on == null ? null : parts.get(2));
        }
    }

    /** An expression to sort by. */
    record Order(Node operand, boolean descending, @Nullable Nulls nulls) implements QueryNode {

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

        @Override
        public Order with(List<Node> parts) {
            return new Order(parts.get(0), descending, nulls);
        }
    }

    /**
     * SELECT.
     *
     * @param branches what is combined with it; then order, limit and offset belong to the whole
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
            List<Branch> branches,
            List<Node> orderBy,
            @Nullable Node limit,
            @Nullable Node offset,
            @Nullable Lock lock)
            implements QueryNode, ExpressionNode.Value {

        /** A select that is not combined with others. */
        public Select(
                boolean distinct,
                List<Node> columns,
                @Nullable Node from,
                @Nullable Node where,
                List<Node> groupBy,
                @Nullable Node having,
                List<Node> orderBy,
                @Nullable Node limit,
                @Nullable Node offset,
                @Nullable Lock lock) {
            this(distinct, columns, from, where, groupBy, having, List.of(), orderBy, limit, offset, lock);
        }

        /** Whether there are rows of some sources that meet a condition, or any rows if there is none. */
        public static ExpressionNode.Operation exists(Node from, @Nullable Node where) {
            Node one = new ExpressionNode.Constant(ExpressionNode.Constant.Word.ONE, SqlTypes.INTEGER);
            Node found = new Select(false, List.of(one), from, where, List.of(), null, List.of(), null, null, null);
            return new ExpressionNode.Operation(Operator.EXISTS, List.of(found), SqlTypes.BOOLEAN);
        }

        /**
         * How selected rows are locked.
         *
         * @param shared against changes only, not against other such locks
         */
        public record Lock(boolean shared, Others others) {

            /** What happens to rows that other transactions have locked. */
            public enum Others {
                WAIT,
                NOWAIT,
                SKIP_LOCKED
            }
        }

        @Override
        public SqlType<?> type() {
            if (columns.size() == 1 && columns.get(0) instanceof ExpressionNode.Value value) {
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
                    branches.size(),
                    orderBy.size(),
                    limit != null,
                    offset != null,
                    lock == null ? "" : lock);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(columns);
            Parts.add(children, from);
            Parts.add(children, where);
            children.addAll(groupBy);
            Parts.add(children, having);
            children.addAll(branches);
            children.addAll(orderBy);
            Parts.add(children, limit);
            Parts.add(children, offset);
            return children;
        }

        @Override
        public Select with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Select(
                    distinct,
                    rest.next(columns.size()),
                    rest.nextIf(from),
                    rest.nextIf(where),
                    rest.next(groupBy.size()),
                    rest.nextIf(having),
                    rest.next(branches.size()).stream().map(Branch.class::cast).toList(),
                    rest.next(orderBy.size()),
                    rest.nextIf(limit),
                    rest.nextIf(offset),
                    lock);
        }
    }

    /** A select whose rows are put together with those before it. */
    record Branch(Combination combination, Select select) implements QueryNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBranch(this, context);
        }

        @Override
        public Object label() {
            return combination;
        }

        @Override
        public List<Node> children() {
            return List.of(select);
        }

        @Override
        public Branch with(List<Node> parts) {
            return new Branch(combination, (Select) parts.get(0));
        }
    }
}
