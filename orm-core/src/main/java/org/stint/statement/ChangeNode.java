package org.stint.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changes rows, and what gives back the rows that were changed. */
public sealed interface ChangeNode extends Node {

    /** A column and what it is set to. */
    record Assignment(ExpressionNode.Column column, Node value) implements ChangeNode {

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
            return new Assignment((ExpressionNode.Column) parts.get(0), parts.get(1));
        }
    }

    /**
     * INSERT of rows of values or of the rows of a query; each row has as many values as there are columns.
     *
     * @param query where the rows come from, or null if they are given
     * @param conflict what happens to rows that are there already, or null if that is an error
     */
    record Insert(
            QueryNode.Table table,
            List<ExpressionNode.Column> columns,
            List<ExpressionNode.Row> rows,
            QueryNode.@Nullable Select query,
            @Nullable Conflict conflict)
            implements ChangeNode {

        /** An INSERT of rows of values. */
        public Insert(QueryNode.Table table, List<ExpressionNode.Column> columns, List<ExpressionNode.Row> rows) {
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
            Parts.add(children, query);
            Parts.add(children, conflict);
            return children;
        }

        @Override
        public Insert with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Insert(
                    (QueryNode.Table) rest.next(),
                    rest.next(columns.size()).stream()
                            .map(ExpressionNode.Column.class::cast)
                            .toList(),
                    rest.next(rows.size()).stream()
                            .map(ExpressionNode.Row.class::cast)
                            .toList(),
                    (QueryNode.Select) rest.nextIf(query),
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
            List<ExpressionNode.Column> columns,
            @Nullable String constraint,
            QueryNode.Table excluded,
            List<Assignment> assignments,
            @Nullable Node where)
            implements ChangeNode {

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
            Parts.add(children, where);
            return children;
        }

        @Override
        public Conflict with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Conflict(
                    rest.next(columns.size()).stream()
                            .map(ExpressionNode.Column.class::cast)
                            .toList(),
                    constraint,
                    (QueryNode.Table) rest.next(),
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
     * @param keys the columns that identify a row, where they are known
     */
    record Update(
            QueryNode.Table table,
            List<Assignment> assignments,
            boolean ordered,
            @Nullable Node from,
            @Nullable Node where,
            List<ExpressionNode.Column> keys)
            implements ChangeNode {

        /** An UPDATE of a table by itself. */
        public Update(QueryNode.Table table, List<Assignment> assignments, @Nullable Node where) {
            this(table, assignments, false, null, where, List.of());
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitUpdate(this, context);
        }

        @Override
        public Object label() {
            return List.of(
                    assignments.size(),
                    ordered,
                    from != null,
                    where != null,
                    keys.size() == 1
                            ? keys.get(0).name()
                            : keys.stream().map(ExpressionNode.Column::name).toList());
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(3 + assignments.size());
            children.add(table);
            children.addAll(assignments);
            Parts.add(children, from);
            Parts.add(children, where);
            return children;
        }

        @Override
        public Update with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Update(
                    (QueryNode.Table) rest.next(),
                    rest.next(assignments.size()).stream()
                            .map(Assignment.class::cast)
                            .toList(),
                    ordered,
                    rest.nextIf(from),
                    rest.nextIf(where),
                    keys);
        }
    }

    /**
     * DELETE; without a condition only if the caller asked for all rows.
     *
     * @param using further sources whose columns the condition may use, or null
     */
    record Delete(
            QueryNode.Table table,
            @Nullable Node using,
            @Nullable Node where) implements ChangeNode {

        /** A DELETE from a table by itself. */
        public Delete(QueryNode.Table table, @Nullable Node where) {
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
            Parts.add(children, using);
            Parts.add(children, where);
            return children;
        }

        @Override
        public Delete with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Delete((QueryNode.Table) rest.next(), rest.nextIf(using), rest.nextIf(where));
        }
    }

    /** An insert, update or delete whose rows come back: as they were deleted, or as they are afterwards. */
    record Returning(Node change, List<Node> columns) implements ChangeNode {

        /** Whether columns of other tables than the one that is changed come back, outside of subqueries. */
        public boolean namesFurtherTables() {
            Map<QueryNode.Table, QueryNode.Source> sources = new HashMap<>();
            columns.forEach(column -> Projections.collectSources(column, sources));
            sources.remove(change.children().get(0));
            return !sources.keySet().stream().allMatch(OldRow::is);
        }

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
     * a list. The first column is the number of all rows; a row without a key may come back to tell it, and none need if
     * none was changed. Where the database gathers them, there is one row, and beside the number arrays of rows.
     *
     * @param key the columns of the key
     * @param keys for each of them the values of all keys in the list
     * @param near whether the keys are whole numbers in ascending order, the last less than {@value #NEAR} above the first
     */
    record Watched(
            Returning returning, List<ExpressionNode.Column> key, List<PlaceholderNode.BindList> keys, boolean near)
            implements ChangeNode {

        /** Numbers that lie less apart differ in their last 16 bits. */
        public static final int NEAR = 1 << 16;

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitWatched(this, context);
        }

        @Override
        public Object label() {
            return List.of(key.stream().map(ExpressionNode.Column::name).toList(), near);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + keys.size());
            children.add(returning);
            children.addAll(keys);
            return children;
        }

        @Override
        public Watched with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Watched(
                    (Returning) rest.next(),
                    key,
                    rest.next(keys.size()).stream()
                            .map(PlaceholderNode.BindList.class::cast)
                            .toList(),
                    near);
        }
    }

    /**
     * A change that gives back one row: how many rows it changed, or matched, and for how many of them a condition is true.
     *
     * @param returning the change with that condition, and nothing else, as its column; of an INSERT with a conflict clause
     *     it is whether the row is new
     */
    record Counted(Returning returning) implements ChangeNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitCounted(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            return List.of(returning);
        }

        @Override
        public Counted with(List<Node> parts) {
            return new Counted((Returning) parts.get(0));
        }
    }
}
