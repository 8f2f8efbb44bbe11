package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JsonNode;
import org.stint.statement.JsonTree;
import org.stint.statement.Node;
import org.stint.statement.SqlText;

/** Writes JSON for PostgreSQL, as {@code jsonb}. */
abstract class PostgresJson extends Dialect {

    /** Step by step: a path as one array of texts could not tell the member 0 from the element 0. */
    @Override
    public @Nullable Void visitPath(JsonNode.Path path, SqlText text) {
        place(path.document(), path.steps(), text);
        return null;
    }

    /** Writes a place in a document. To PostgreSQL, a plain value is its own first element. */
    final void place(Node document, List<Node> steps, SqlText text) {
        SqlText arrays = text.fragment();
        boolean positions = false;
        for (int i = 0; i < steps.size(); i++) {
            if (JsonNode.Path.isPosition(steps.get(i))) {
                extract(
                        document,
                        steps.subList(0, i),
                        arrays.append(positions ? " AND " : "").append("jsonb_typeof("));
                arrays.append(") = 'array'");
                positions = true;
            }
        }
        if (positions) {
            text.append("CASE WHEN ").append(arrays).append(" THEN ");
            extract(document, steps, text);
            text.append(" END");
        } else {
            text.append("(");
            extract(document, steps, text);
            text.append(")");
        }
    }

    /** Writes what a path leads to if every position in it is one of an array. */
    final void extract(Node document, List<Node> steps, SqlText text) {
        operand(document, ATOM, text);
        for (Node step : steps) {
            step(step, text.append(" -> "));
        }
    }

    @Override
    public @Nullable Void visitEdited(JsonNode.Edited edited, SqlText text) {
        JsonTree tree = JsonTree.of(edited.edits());
        if (tree.makesObject()) {
            edited(edited.document(), List.of(), tree, text);
        } else {
            whereThere(edited.document(), List.of(), tree, text);
            edited(edited.document(), List.of(), tree, text.append(" THEN "));
            operand(edited.document(), 0, text.append(" ELSE "));
            text.append(" END");
        }
        return null;
    }

    private void edited(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        if (tree.kind() == JsonTree.Kind.OBJECT) {
            object(document, steps, tree, text);
        } else {
            array(document, steps, tree, text);
        }
    }

    /** The object without members that are removed, and with an object of those that are set. */
    private void object(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        text.append("(");
        if (tree.makesObject()) {
            whereThere(document, steps, tree, text);
            extract(document, steps, text.append(" THEN "));
            text.append(" ELSE '{}' END");
        } else {
            extract(document, steps, text.append("("));
            text.append(")");
        }
        for (JsonTree member : tree.branches(JsonTree.Kind.REMOVED)) {
            typed(member.step(), text.append(" - "));
        }
        String gap = " || jsonb_build_object(";
        for (JsonTree member : tree.branches()) {
            if (member.kind() == JsonTree.Kind.SET || member.makesObject()) {
                typed(member.step(), text.append(gap));
                text.append(", ");
                if (member.kind() == JsonTree.Kind.SET) {
                    typed(member.value(), text);
                } else {
                    edited(document, member.behind(steps), member, text);
                }
                gap = ", ";
            }
        }
        text.append(gap.equals(", ") ? ")" : "");
        for (JsonTree member : tree.inner()) {
            if (!member.makesObject()) {
                List<Node> place = member.behind(steps);
                whereThere(document, place, member, text.append(" || "));
                typed(member.step(), text.append(" THEN jsonb_build_object("));
                edited(document, place, member, text.append(", "));
                text.append(") ELSE '{}' END");
            }
        }
        text.append(")");
    }

    /** The array with elements that are set if they are there, and without those that are removed. */
    private void array(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        List<JsonTree> set = tree.branches().stream()
                .filter(element -> element.kind() != JsonTree.Kind.REMOVED)
                .toList();
        text.append("(").append("jsonb_set(".repeat(set.size())).append("(");
        extract(document, steps, text);
        text.append(")");
        for (JsonTree element : set) {
            typed(element.step(), text.append(", ARRAY[CAST("));
            element(document, element.behind(steps), element, text.append(" AS TEXT)], "));
            text.append(", FALSE)");
        }
        for (JsonTree element : tree.branches(JsonTree.Kind.REMOVED)) {
            typed(element.step(), text.append(" - "));
        }
        text.append(")");
    }

    /** Never NULL, which would make the whole document NULL. */
    private void element(Node document, List<Node> steps, JsonTree element, SqlText text) {
        if (element.kind() == JsonTree.Kind.SET) {
            typed(element.value(), text.append("COALESCE(to_jsonb("));
            text.append("), 'null')");
        } else if (element.makesObject()) {
            edited(document, steps, element, text);
        } else {
            whereThere(document, steps, element, text);
            edited(document, steps, element, text.append(" THEN "));
            extract(document, steps, text.append(" ELSE COALESCE("));
            text.append(", 'null') END");
        }
    }

    /** Begins a CASE for a place that is what its edits need. */
    private void whereThere(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        extract(document, steps, text.append("CASE jsonb_typeof("));
        text.append(tree.kind() == JsonTree.Kind.OBJECT ? ") WHEN 'object'" : ") WHEN 'array'");
    }

    /** Without a type of its own, a position would be taken for a name. */
    final void step(Node step, SqlText text) {
        if (JsonNode.Path.isPosition(step)) {
            typed(step, text);
        } else {
            operand(step, 0, text);
        }
    }

    @Override
    protected void json(ExpressionNode.Operation operation, SqlText text) {
        Node json = operation.operands().get(0);
        switch (operation.operator()) {
            case JSON_TEXT -> {
                only("string", json, text);
                operand(json, ATOM, text);
                text.append(" #>> '{}' END");
            }
            case JSON_NUMBER -> cast("number", json, "NUMERIC", text);
            case JSON_BOOLEAN -> cast("boolean", json, "BOOLEAN", text);
            case JSON_IS_NULL -> {
                operand(json, ATOM, text.append("("));
                text.append(" IS NOT DISTINCT FROM 'null')");
            }
            case JSON_LENGTH -> {
                only("array", json, text);
                operand(json, 0, text.append("jsonb_array_length("));
                text.append(") END");
            }
            case JSON_CONTAINS -> {
                operand(json, 0, text.append("COALESCE(jsonb_typeof("));
                operand(json, ATOM, text.append(") = 'array' AND "));
                typed(operation.operands().get(1), text.append(" @> to_jsonb("));
                text.append("), FALSE)");
            }
            case JSON_APPEND -> {
                text.append("(");
                only("array", json, text);
                operand(json, 0, text);
                typed(operation.operands().get(1), text.append(" ELSE '[]' END || jsonb_build_array("));
                text.append("))");
            }
            default -> super.json(operation, text);
        }
    }

    private void cast(String type, Node json, String to, SqlText text) {
        only(type, json, text);
        operand(json, 0, text.append("CAST("));
        text.append(" AS " + to + ") END");
    }

    /** Begins a CASE for JSON of one type. */
    private void only(String type, Node json, SqlText text) {
        operand(json, 0, text.append("CASE jsonb_typeof("));
        text.append(") WHEN '" + type + "' THEN ");
    }
}
