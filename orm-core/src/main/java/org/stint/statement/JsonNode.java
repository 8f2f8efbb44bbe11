package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** Parts of JSON documents. */
public sealed interface JsonNode extends ExpressionNode.Value {

    /** Whether a node stands for JSON, be it a part of a document or a value of that type. */
    static boolean isJson(Node node) {
        return node instanceof ExpressionNode.Value value
                && value.type().columnType().kind() == ColumnType.Kind.JSON;
    }

    @Override
    default SqlType<?> type() {
        return SqlTypes.JSON;
    }

    /**
     * A place in a document.
     *
     * @param steps what leads there, all of it bound: texts for the names of members, whole numbers for the positions of
     *     elements
     */
    record Path(Node document, List<Node> steps) implements JsonNode {

        /** Whether a step is the position of an element, and not the name of a member. */
        public static boolean isPosition(Node step) {
            return ((ExpressionNode.Value) step).type().columnType().kind() == ColumnType.Kind.INTEGER;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitPath(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + steps.size());
            children.add(document);
            children.addAll(steps);
            return children;
        }

        @Override
        public Path with(List<Node> parts) {
            return new Path(parts.get(0), List.copyOf(parts.subList(1, parts.size())));
        }
    }

    /**
     * What happens to one place.
     *
     * @param value what is set there, JSON or a plain value; null if what is there is removed
     */
    record Edit(Path place, @Nullable Node value) {}

    /** A document of which some places are set or removed. What they are set to sees it as it was. */
    record Edited(Node document, List<Edit> edits) implements JsonNode {

        /** The same with one more edit. */
        Edited and(Edit edit) {
            List<Edit> more = new ArrayList<>(edits);
            more.add(edit);
            return new Edited(document, List.copyOf(more));
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitEdited(this, context);
        }

        /** Which places have a part of their way in common decides the text, and they are known by what is bound. */
        @Override
        public Object label() {
            return JsonTree.outline(edits);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + 2 * edits.size());
            children.add(document);
            for (Edit edit : edits) {
                children.add(edit.place());
                Parts.add(children, edit.value());
            }
            return children;
        }

        @Override
        public Edited with(List<Node> parts) {
            Parts rest = new Parts(parts);
            Node other = rest.next();
            return new Edited(
                    other,
                    edits.stream()
                            .map(edit -> new Edit((Path) rest.next(), rest.nextIf(edit.value())))
                            .toList());
        }
    }
}
