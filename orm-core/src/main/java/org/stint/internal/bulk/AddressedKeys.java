package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.Parameters;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.Statement;

/** The keys of the rows that a change can reach, where its condition names them: that of the row with one id. */
final class AddressedKeys {

    private final EntityType<?> type;
    private final QueryNode.Table table;

    private AddressedKeys(EntityType<?> type) {
        this.type = type;
        this.table = type.model().table().node();
    }

    /**
     * The keys of rows of a class, or null if it may be any row.
     *
     * @param executions the values of its parameters, each time that it is executed
     */
    static @Nullable Set<EntityKey> of(Statement<?> statement, List<Parameters> executions, EntityType<?> type) {
        Node change =
                statement.node() instanceof ChangeNode.Returning returning ? returning.change() : statement.node();
        AddressedKeys addressed = new AddressedKeys(type);
        Set<EntityKey> keys = new LinkedHashSet<>();
        try {
            for (Parameters values : executions) {
                if (!addressed.add(BulkChange.bound(change, values), keys)) {
                    return null;
                }
            }
        } catch (IllegalArgumentException failedExecution) {
            return null; // one of those that a batch went on after
        }
        return keys;
    }

    /** Adds the key of one execution; false if it may reach any row. */
    private boolean add(Node change, Set<EntityKey> keys) {
        if (change instanceof ChangeNode.Update update && isOwn(update.table())) {
            return add(valuesOf(update.where(), update.table()), keys);
        }
        if (change instanceof ChangeNode.Delete delete && isOwn(delete.table())) {
            return add(valuesOf(delete.where(), delete.table()), keys);
        }
        return false;
    }

    private boolean isOwn(QueryNode.Table changed) {
        return new QueryNode.Table(changed.schema(), changed.name(), null).equals(table);
    }

    private boolean add(Map<String, Node> values, Set<EntityKey> keys) {
        List<Object> key = new ArrayList<>();
        for (AttributeModel id : type.model().ids()) {
            if (hasOneSpelling(id)
                    && values.get(id.column().name()) instanceof PlaceholderNode.Bind bind
                    && id.type().javaType().isInstance(bind.value())) {
                key.add(bind.value());
            }
        }
        if (key.size() < type.model().ids().size()) {
            return false;
        }
        keys.add(type.keyOfColumns(key));
        return true;
    }

    /** Whether values of a column are equal only if they are the same; texts may be equal by the rules of a collation. */
    private static boolean hasOneSpelling(AttributeModel id) {
        return switch (id.type().columnType().kind()) {
            case SMALLINT, INTEGER, BIGINT, UUID -> true;
            default -> false;
        };
    }

    /** What columns must be equal to for a condition to be true. */
    private static Map<String, Node> valuesOf(@Nullable Node condition, QueryNode.Table table) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (condition instanceof ExpressionNode.Operation operation) {
            List<Node> operands = operation.operands();
            if (operation.operator() == Operator.AND) {
                operands.forEach(operand -> values.putAll(valuesOf(operand, table)));
            } else if (operation.operator() == Operator.EQUAL
                    && operands.get(0) instanceof ExpressionNode.Column column
                    && column.table().equals(table)) {
                values.put(column.name(), operands.get(1));
            }
        }
        return values;
    }
}
