package org.stint.statement;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

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

    /**
     * A copy of this node over other parts.
     *
     * @param parts as many as there are {@link #children()}, each of the class that belongs in its place
     */
    Node with(List<Node> parts);

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

    /** What rows come from: a table by name, or rows that the statement itself makes. */
    sealed interface Source extends Node {

        /** The table by whose name the columns are qualified. */
        Table named();
    }

    /** A column of a source that the statement names. */
    record Column(Source source, String name, SqlType<?> type) implements Value {

        /** The table by whose name the column is qualified. */
        public Table table() {
            return source.named();
        }

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
            return List.of(table());
        }

        @Override
        public Column with(List<Node> parts) {
            return this;
        }
    }

    /** A value that is sent beside the text. */
    record Bind(@Nullable Object value, SqlType<?> type) implements Placeholder {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBind(this, context);
        }

        @Override
        public Bind with(List<Node> parts) {
            return new Bind(value, type);
        }

        /** Leaves the value out: it must not reach a message by accident. */
        @Override
        public String toString() {
            return "Bind[" + type.columnType() + "]";
        }
    }

    /**
     * Values of one type that are sent together: as one array where the database takes it, otherwise one by one.
     *
     * @param values the values; null only where a column of rows is meant
     */
    record BindList(List<@Nullable Object> values, SqlType<?> type) implements Placeholder {

        /** Copies the list. */
        public BindList {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /**
         * How many placeholders stand for the values where each has its own: the next power of two, so that lists of
         * many lengths share few texts. The last value fills the rest.
         */
        public int places() {
            return values.size() <= 1 ? 1 : Integer.highestOneBit(values.size() - 1) * 2;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBindList(this, context);
        }

        @Override
        public Object label() {
            return List.of(type.columnType(), places());
        }

        @Override
        public BindList with(List<Node> parts) {
            return new BindList(values, type);
        }

        /** Leaves the values out: they must not reach a message by accident. */
        @Override
        public String toString() {
            return "BindList[" + type.columnType() + "]";
        }
    }

    /** A whole number that belongs to the text, such as how many rows LAG looks back; never a value of a user. */
    record Whole(long number) implements Value {

        @Override
        public SqlType<?> type() {
            return SqlTypes.LONG;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitWhole(this, context);
        }

        @Override
        public Object label() {
            return number;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Whole with(List<Node> parts) {
            return this;
        }
    }

    /** A unit of time, for functions that need one. */
    record Unit(ChronoUnit unit) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitUnit(this, context);
        }

        @Override
        public Object label() {
            return unit;
        }

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Unit with(List<Node> parts) {
            return this;
        }
    }

    /** A function or operator that the application has registered, with its operands. */
    record Call(Routine routine, List<Node> operands, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitCall(this, context);
        }

        @Override
        public Object label() {
            return routine;
        }

        @Override
        public List<Node> children() {
            return operands;
        }

        @Override
        public Call with(List<Node> parts) {
            return new Call(routine, List.copyOf(parts), type);
        }
    }

    /** A function over the rows around each row. */
    record Over(Value function, List<Node> partitionBy, List<Node> orderBy, Frame frame) implements Value {

        @Override
        public SqlType<?> type() {
            return function.type();
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitOver(this, context);
        }

        @Override
        public Object label() {
            return List.of(partitionBy.size(), frame);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + partitionBy.size() + orderBy.size());
            children.add(function);
            children.addAll(partitionBy);
            children.addAll(orderBy);
            return children;
        }

        @Override
        public Over with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Over((Value) rest.next(), rest.next(partitionBy.size()), rest.next(orderBy.size()), frame);
        }
    }

    /**
     * SQL as the application wrote it, with operands between its pieces.
     *
     * @param pieces one more than there are operands
     */
    record Raw(List<String> pieces, List<Node> operands) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitRaw(this, context);
        }

        @Override
        public Object label() {
            return pieces;
        }

        @Override
        public List<Node> children() {
            return operands;
        }

        @Override
        public Raw with(List<Node> parts) {
            return new Raw(pieces, List.copyOf(parts));
        }
    }

    /** A value that is given only when the statement is executed. */
    record Parameter(String name, SqlType<?> type) implements Placeholder {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitParameter(this, context);
        }

        @Override
        public Parameter with(List<Node> parts) {
            return new Parameter(name, type);
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

        @Override
        public Constant with(List<Node> parts) {
            return this;
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

        @Override
        public Operation with(List<Node> parts) {
            return new Operation(operator, List.copyOf(parts), type);
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

        @Override
        public Cast with(List<Node> parts) {
            return new Cast(parts.get(0), type);
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

        @Override
        public Tick with(List<Node> parts) {
            return this;
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

        @Override
        public NextValue with(List<Node> parts) {
            return this;
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

        @Override
        public Row with(List<Node> parts) {
            return new Row(List.copyOf(parts));
        }
    }

    /**
     * A table by name, under an alias if it has one.
     *
     * @param schema the schema, or null for the one that the connection uses
     */
    record Table(
            @Nullable String schema, String name, @Nullable String alias) implements Source {

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

        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Table with(List<Node> parts) {
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

    /** Rows of values; for each column the values of all rows. */
    record Values(List<BindList> columns) implements Node {

        /** The number of rows. */
        public int rows() {
            return columns.get(0).values().size();
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
            return new Values(parts.stream().map(BindList.class::cast).toList());
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

        @Override
        public Join with(List<Node> parts) {
            return new Join(kind, parts.get(0), parts.get(1), on == null ? null : parts.get(2));
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

        @Override
        public Order with(List<Node> parts) {
            return new Order(parts.get(0), descending, nulls);
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

        @Override
        public Assignment with(List<Node> parts) {
            return new Assignment((Column) parts.get(0), parts.get(1));
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
            implements Value {

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
                    branches.size(),
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
            children.addAll(branches);
            children.addAll(orderBy);
            add(children, limit);
            add(children, offset);
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
    record Branch(Combination combination, Select select) implements Node {

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

    /**
     * INSERT of rows of values or of the rows of a query; each row has as many values as there are columns.
     *
     * @param query where the rows come from, or null if they are given
     * @param conflict what happens to rows that are there already, or null if that is an error
     */
    record Insert(
            Table table,
            List<Column> columns,
            List<Row> rows,
            @Nullable Select query,
            @Nullable Conflict conflict) implements Node {

        /** An INSERT of rows of values. */
        public Insert(Table table, List<Column> columns, List<Row> rows) {
            this(table, columns, rows, null, null);
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitInsert(this, context);
        }

        @Override
        public Object label() {
            return List.of(columns.size(), rows.size(), query != null);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(3 + columns.size() + rows.size());
            children.add(table);
            children.addAll(columns);
            children.addAll(rows);
            add(children, query);
            add(children, conflict);
            return children;
        }

        @Override
        public Insert with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Insert(
                    (Table) rest.next(),
                    rest.next(columns.size()).stream().map(Column.class::cast).toList(),
                    rest.next(rows.size()).stream().map(Row.class::cast).toList(),
                    (Select) rest.nextIf(query),
                    (Conflict) rest.nextIf(conflict));
        }
    }

    /**
     * What an INSERT does with rows that are there already.
     *
     * @param columns the columns by which they are known
     * @param constraint the unique constraint over these columns, if it was named
     * @param excluded the name of the row that was to be inserted
     * @param assignments what is set instead; nothing if the row stays as it is
     * @param where which of them are updated, or null for all
     */
    record Conflict(
            List<Column> columns,
            @Nullable String constraint,
            Table excluded,
            List<Assignment> assignments,
            @Nullable Node where)
            implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitConflict(this, context);
        }

        @Override
        public Object label() {
            return List.of(columns.size(), constraint == null ? "" : constraint, assignments.size());
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(columns);
            children.add(excluded);
            children.addAll(assignments);
            add(children, where);
            return children;
        }

        @Override
        public Conflict with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Conflict(
                    rest.next(columns.size()).stream().map(Column.class::cast).toList(),
                    constraint,
                    (Table) rest.next(),
                    rest.next(assignments.size()).stream()
                            .map(Assignment.class::cast)
                            .toList(),
                    rest.nextIf(where));
        }
    }

    /**
     * UPDATE; without a condition only if the caller asked for all rows.
     *
     * @param ordered whether an assignment sees what those before it have set
     * @param from further sources whose columns condition and assignments may use, or null
     * @param key the column that identifies a row, where it is known
     */
    record Update(
            Table table,
            List<Assignment> assignments,
            boolean ordered,
            @Nullable Node from,
            @Nullable Node where,
            @Nullable Column key)
            implements Node {

        /** An UPDATE of a table by itself. */
        public Update(Table table, List<Assignment> assignments, @Nullable Node where) {
            this(table, assignments, false, null, where, null);
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitUpdate(this, context);
        }

        @Override
        public Object label() {
            return List.of(assignments.size(), ordered, from != null, where != null);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(3 + assignments.size());
            children.add(table);
            children.addAll(assignments);
            add(children, from);
            add(children, where);
            return children;
        }

        @Override
        public Update with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Update(
                    (Table) rest.next(),
                    rest.next(assignments.size()).stream()
                            .map(Assignment.class::cast)
                            .toList(),
                    ordered,
                    rest.nextIf(from),
                    rest.nextIf(where),
                    key);
        }
    }

    /**
     * DELETE; without a condition only if the caller asked for all rows.
     *
     * @param using further sources whose columns the condition may use, or null
     */
    record Delete(
            Table table, @Nullable Node using, @Nullable Node where) implements Node {

        /** A DELETE from a table by itself. */
        public Delete(Table table, @Nullable Node where) {
            this(table, null, where);
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitDelete(this, context);
        }

        @Override
        public Object label() {
            return List.of(using != null, where != null);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(3);
            children.add(table);
            add(children, using);
            add(children, where);
            return children;
        }

        @Override
        public Delete with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Delete((Table) rest.next(), rest.nextIf(using), rest.nextIf(where));
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

        @Override
        public Returning with(List<Node> parts) {
            return new Returning(parts.get(0), List.copyOf(parts.subList(1, parts.size())));
        }
    }

    /**
     * An update or delete that gives back how many rows it changed, and the columns of those rows only whose key is in
     * a list. The first column is the number of all rows; a row may come back that is not in the list, and none need if
     * none was changed.
     */
    record Watched(Returning returning, Column key, BindList keys) implements Node {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitWatched(this, context);
        }

        @Override
        public Object label() {
            return key.name();
        }

        @Override
        public List<Node> children() {
            return List.of(returning, keys);
        }

        @Override
        public Watched with(List<Node> parts) {
            return new Watched((Returning) parts.get(0), key, (BindList) parts.get(1));
        }
    }

    private static void add(List<Node> children, @Nullable Node child) {
        if (child != null) {
            children.add(child);
        }
    }
}
