package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stint.internal.flush.WriteGroup.Shape;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.SqlTypes;

/**
 * The statement that writes the changes of a shape, with a parameter for each value: those that are set, in the order of
 * the attributes, then the columns of the id, then the expected version. Safe for use by many threads.
 */
final class WriteStatements {

    private static final int KEPT_AT_MOST = 1_000;

    private final Map<Shape, Node> statements = new ConcurrentHashMap<>();

    Node statement(Shape shape) {
        Node known = statements.get(shape);
        if (known != null) {
            return known;
        }
        if (statements.size() >= KEPT_AT_MOST) {
            statements.clear();
        }
        Node made = make(shape);
        statements.put(shape, made);
        return made;
    }

    static List<AttributeModel> written(Shape shape) {
        return shape.type().model().attributes().stream()
                .filter(attribute -> shape.attributes().get(attribute.index()))
                .toList();
    }

    private static Node make(Shape shape) {
        EntityModel<?> model = shape.type().model();
        QueryNode.Table table = model.table().node();
        return switch (shape.step()) {
            case INSERT -> {
                List<AttributeModel> written = written(shape);
                List<Node> values =
                        written.stream().map(WriteStatements::parameter).toList();
                yield new ChangeNode.Insert(
                        table,
                        written.stream().map(AttributeModel::column).toList(),
                        List.of(new ExpressionNode.Row(values)));
            }
            case UPDATE -> new ChangeNode.Update(table, assignments(shape, false), condition(model, true));
            case LINK -> new ChangeNode.Update(table, assignments(shape, false), condition(model, false));
            case UNLINK -> new ChangeNode.Update(table, assignments(shape, true), condition(model, true));
            case DELETE -> new ChangeNode.Delete(table, condition(model, true));
            case CHECK -> throw new IllegalArgumentException("A check writes nothing");
        };
    }

    private static List<ChangeNode.Assignment> assignments(Shape shape, boolean toNull) {
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (AttributeModel attribute : written(shape)) {
            Node value = toNull
                    ? new ExpressionNode.Constant(ExpressionNode.Constant.Word.NULL, attribute.type())
                    : parameter(attribute);
            assignments.add(new ChangeNode.Assignment(attribute.column(), value));
        }
        return assignments;
    }

    private static Node condition(EntityModel<?> model, boolean versioned) {
        List<Node> parts = new ArrayList<>();
        model.ids().forEach(id -> parts.add(equal(id)));
        AttributeModel version = model.version();
        if (version != null && versioned) {
            parts.add(equal(version));
        }
        return parts.size() == 1 ? parts.get(0) : new ExpressionNode.Operation(Operator.AND, parts, SqlTypes.BOOLEAN);
    }

    private static Node equal(AttributeModel attribute) {
        return new ExpressionNode.Operation(
                Operator.EQUAL, List.of(attribute.column(), parameter(attribute)), SqlTypes.BOOLEAN);
    }

    private static Node parameter(AttributeModel attribute) {
        return new PlaceholderNode.Parameter(attribute.name(), attribute.type());
    }
}
