package org.stint.internal.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.ExpectedRows;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.statement.Attribute;
import org.stint.statement.ChangeNode;
import org.stint.statement.Delete;
import org.stint.statement.EntityTable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.Parameters;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.Returning;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.type.SqlTypes;

/**
 * A bulk update or delete as it is about to be executed.
 *
 * @param tree the tree, in which version and time advance already
 * @param table the table whose rows change, under the alias that the statement gives it
 * @param keepsVersion whether an update leaves the version as it is
 * @param returning the statement with the rows that it gives back, or null if it only counts
 * @param counting the update if it also counts which rows get other values, or null
 * @param expected how many rows it is to change, if it says so
 */
record BulkChange(
        Node tree,
        EntityTable<?, ?> table,
        boolean keepsVersion,
        @Nullable Returning<?> returning,
        @Nullable Update<?> counting,
        String attempt,
        ExpectedRows expected)
        implements HeldBack.Doing {

    /** Takes a statement apart. */
    static BulkChange of(Statement<?> statement, Parameters parameters, StatementRunner runner) {
        Returning<?> returning = statement instanceof Returning<?> given ? given : null;
        Statement<?> change = returning == null ? statement : returning.change();
        if (change instanceof Update<?> update) {
            return new BulkChange(
                    bound(runner.change(update), parameters),
                    update.table(),
                    update.keepsVersion(),
                    returning,
                    update.countsChanges() && returning == null ? update : null,
                    StatementRunner.attempt(update),
                    ExpectedRows.of(update));
        }
        if (change instanceof Delete<?> delete) {
            return new BulkChange(
                    bound(runner.change(delete), parameters),
                    delete.table(),
                    false,
                    returning,
                    null,
                    StatementRunner.attempt(delete),
                    ExpectedRows.of(delete));
        }
        throw new StintException("Cannot execute the statement with a strategy of synchronisation: it is neither an"
                + " update nor a delete. Use execute(statement).");
    }

    /** Whether a statement is one that changes rows of one table only. */
    static boolean is(Statement<?> statement) {
        Statement<?> change = statement instanceof Returning<?> returning ? returning.change() : statement;
        return change instanceof Delete<?> || change instanceof Update<?> update && update.changesOneTable();
    }

    /** The tree with the values of its parameters in it. */
    static Node bound(Node tree, Parameters parameters) {
        List<@Nullable Object> values = Arrays.asList(parameters.valuesFor(tree));
        return values.isEmpty() ? tree : bound(tree, values.iterator());
    }

    private static Node bound(Node node, Iterator<@Nullable Object> values) {
        if (node instanceof PlaceholderNode.Parameter parameter) {
            return new PlaceholderNode.Bind(values.next(), parameter.type());
        }
        List<Node> parts = new ArrayList<>();
        node.children().forEach(child -> parts.add(bound(child, values)));
        return parts.isEmpty() ? node : node.with(parts);
    }

    /** What is executed to count which rows get other values; null if that was not asked. */
    ChangeNode.@Nullable Counted counted() {
        return counting == null ? null : counting.counted((ChangeNode.Update) tree);
    }

    boolean deletes() {
        return tree instanceof ChangeNode.Delete;
    }

    String tableName() {
        return table.node().name();
    }

    /** The name of the entity, for messages. */
    String entityName() {
        return table.entityClass().getSimpleName();
    }

    /** The columns that identify a row. */
    List<ExpressionNode.Column> key() {
        return table.idAttributes().stream().map(Attribute::node).toList();
    }

    /** What identifies a row to a session, read from the columns of the key; null if there is no row. */
    @Nullable
    EntityKey key(EntityType<?> type, ResultSet row, int firstColumn) throws SQLException {
        List<Object> values = new ArrayList<>(1);
        for (ExpressionNode.Column column : key()) {
            Object value = column.type().read(row, firstColumn + values.size());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return type.keyOfColumns(values);
    }

    /** The condition, or null if all rows are meant. */
    @Nullable
    Node condition() {
        return tree instanceof ChangeNode.Update update ? update.where() : ((ChangeNode.Delete) tree).where();
    }

    @Override
    public int versions() {
        return keepsVersion ? 0 : 1;
    }

    @Override
    public boolean sets(String column) {
        return tree instanceof ChangeNode.Update update
                && update.assignments().stream()
                        .anyMatch(assignment -> assignment.column().name().equals(column));
    }

    /** Whether an update sets what identifies its rows. */
    boolean setsKey() {
        return key().stream().anyMatch(column -> sets(column.name()));
    }

    /** What the condition may use besides the table, or null. */
    @Nullable
    Node others() {
        return tree instanceof ChangeNode.Update update ? update.from() : ((ChangeNode.Delete) tree).using();
    }

    /**
     * The keys of the rows among these that the change would meet now.
     *
     * @param keys for each row the values of the columns of its key
     */
    QueryNode.Select matching(Collection<List<Object>> keys, QueryNode.Select.@Nullable Lock lock) {
        Node among = table.identifiedBy(keys).node();
        Node condition = condition();
        if (others() != null) {
            condition = QueryNode.Select.exists(others(), condition);
        }
        Node where = condition == null
                ? among
                : new ExpressionNode.Operation(Operator.AND, List.of(among, condition), SqlTypes.BOOLEAN);
        return new QueryNode.Select(
                false, List.copyOf(key()), table.node(), where, List.of(), null, List.of(), null, null, lock);
    }

    /** This change without the rows with these keys. */
    BulkChange without(Collection<List<Object>> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        Node others = table.identifiedBy(keys).not().node();
        Node condition = condition();
        Node where = condition == null
                ? others
                : new ExpressionNode.Operation(Operator.AND, List.of(condition, others), SqlTypes.BOOLEAN);
        Node restricted = tree instanceof ChangeNode.Update update
                ? new ChangeNode.Update(
                        update.table(), update.assignments(), update.ordered(), update.from(), where, update.keys())
                : new ChangeNode.Delete(((ChangeNode.Delete) tree).table(), ((ChangeNode.Delete) tree).using(), where);
        return new BulkChange(restricted, table, keepsVersion, returning, counting, attempt, expected);
    }
}
