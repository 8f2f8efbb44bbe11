package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JsonNode;
import org.stint.statement.JsonTree;
import org.stint.statement.Node;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/** Writes JSON for MariaDB 10.9 and later, which keeps it as text. */
abstract class MariaDbJson extends MariaDbOperators {

    @Override
    public @Nullable Void visitPath(JsonNode.Path path, SqlText text) {
        place(path.document(), path.steps(), text);
        return null;
    }

    /** Writes a place in a document. To MariaDB, whatever is no array is its own first element. */
    final void place(Node document, List<Node> steps, SqlText text) {
        SqlText arrays = text.fragment();
        boolean positions = false;
        for (int i = 0; i < steps.size(); i++) {
            if (JsonNode.Path.isPosition(steps.get(i))) {
                arrays.append(positions ? " AND " : "").append("JSON_TYPE(");
                extract(document, steps.subList(0, i), arrays);
                arrays.append(") = 'ARRAY'");
                positions = true;
            }
        }
        if (positions) {
            text.append("CASE WHEN ").append(arrays).append(" THEN ");
        }
        extract(document, steps, text);
        text.append(positions ? " END" : "");
    }

    @Override
    public @Nullable Void visitEdited(JsonNode.Edited edited, SqlText text) {
        JsonTree tree = JsonTree.of(edited.edits());
        if (tree.makesObject()) {
            edited(edited.document(), List.of(), tree, text);
        } else {
            whereThere(edited.document(), List.of(), tree, text);
        }
        return null;
    }

    /** Writes a place with what is edited in it, of the kind that its edits need or where that can be made. */
    private void edited(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        List<JsonTree> removed = tree.branches(JsonTree.Kind.REMOVED);
        List<JsonTree> added = tree.branches().stream()
                .filter(branch -> tree.kind() == JsonTree.Kind.OBJECT
                        && (branch.kind() == JsonTree.Kind.SET || branch.makesObject()))
                .toList();
        List<JsonTree> replaced = tree.branches().stream()
                .filter(branch -> branch.kind() != JsonTree.Kind.REMOVED && !added.contains(branch))
                .toList();
        text.append(removed.isEmpty() ? "" : "JSON_REMOVE(");
        text.append(replaced.isEmpty() ? "" : "JSON_REPLACE(");
        text.append(added.isEmpty() ? "" : "JSON_SET(");
        if (tree.makesObject()) {
            typeOf(document, steps, text.append("CASE "));
            extract(document, steps, text.append(" WHEN 'OBJECT' THEN "));
            text.append(" ELSE JSON_OBJECT() END");
        } else {
            extract(document, steps, text);
        }
        values(document, steps, added, text);
        values(document, steps, replaced, text);
        for (JsonTree branch : removed) {
            path(List.of(branch.step()), text.append(", "));
        }
        text.append(removed.isEmpty() ? "" : ")");
    }

    private void values(Node document, List<Node> steps, List<JsonTree> branches, SqlText text) {
        for (JsonTree branch : branches) {
            path(List.of(branch.step()), text.append(", "));
            text.append(", ");
            List<Node> place = branch.behind(steps);
            if (branch.kind() == JsonTree.Kind.SET) {
                value(branch.value(), text);
            } else if (branch.makesObject()) {
                edited(document, place, branch, text);
            } else {
                whereThere(document, place, branch, text.append("JSON_COMPACT("));
                text.append(")");
            }
        }
        text.append(branches.isEmpty() ? "" : ")");
    }

    /** Writes a place with its edits if it is what they need, and otherwise as it is. */
    private void whereThere(Node document, List<Node> steps, JsonTree tree, SqlText text) {
        typeOf(document, steps, text.append("CASE "));
        text.append(tree.kind() == JsonTree.Kind.OBJECT ? " WHEN 'OBJECT' THEN " : " WHEN 'ARRAY' THEN ");
        edited(document, steps, tree, text);
        extract(document, steps, text.append(" ELSE "));
        text.append(" END");
    }

    private void typeOf(Node document, List<Node> steps, SqlText text) {
        extract(document, steps, text.append("JSON_TYPE("));
        text.append(")");
    }

    /** Writes what a path leads to if every position in it is one of an array. */
    final void extract(Node document, List<Node> steps, SqlText text) {
        if (steps.isEmpty()) {
            operand(document, 0, text);
            return;
        }
        operand(document, 0, text.append("JSON_EXTRACT("));
        path(steps, text.append(", "));
        text.append(")");
    }

    /** Writes a path: quoted as JSON, a name means just itself. */
    final void path(List<Node> steps, SqlText text) {
        text.append("CONCAT('$");
        boolean open = true;
        for (Node step : steps) {
            text.append(open ? "" : ", '");
            if (JsonNode.Path.isPosition(step)) {
                operand(step, 0, text.append("[', "));
                text.append(", ']'");
            } else {
                operand(step, 0, text.append(".', JSON_QUOTE("));
                text.append(")");
            }
            open = false;
        }
        text.append(")");
    }

    @Override
    protected void json(ExpressionNode.Operation operation, SqlText text) {
        Node json = operation.operands().get(0);
        switch (operation.operator()) {
            case JSON_TEXT -> {
                only("'STRING'", json, text);
                operand(json, 0, text.append("JSON_UNQUOTE("));
                text.append(") END");
            }
            case JSON_NUMBER -> {
                only("'INTEGER', 'DOUBLE'", json, text);
                operand(json, 0, text.append("CAST("));
                text.append(" AS DECIMAL(65, 30)) END");
            }
            case JSON_BOOLEAN -> {
                only("'BOOLEAN'", json, text);
                operand(json, ATOM, text);
                text.append(" = 'true' END");
            }
            case JSON_IS_NULL -> {
                operand(json, 0, text.append("(JSON_TYPE("));
                text.append(") <=> 'NULL')");
            }
            case JSON_LENGTH -> {
                only("'ARRAY'", json, text);
                operand(json, 0, text.append("JSON_LENGTH("));
                text.append(") END");
            }
            case JSON_CONTAINS -> {
                operand(json, 0, text.append("COALESCE(JSON_TYPE("));
                operand(json, 0, text.append(") = 'ARRAY' AND JSON_OVERLAPS("));
                value(operation.operands().get(1), text.append(", JSON_ARRAY("));
                text.append(")), FALSE)");
            }
            case JSON_APPEND -> {
                text.append("JSON_ARRAY_APPEND(");
                only("'ARRAY'", json, text);
                operand(json, 0, text);
                value(operation.operands().get(1), text.append(" ELSE JSON_ARRAY() END, '$', "));
                text.append(")");
            }
            default -> super.json(operation, text);
        }
    }

    /** Writes a value as an argument from which a function makes JSON. */
    final void value(Node value, SqlText text) {
        if (JsonNode.isJson(value)) {
            operand(value, 0, text.append("JSON_COMPACT("));
            text.append(")");
        } else if (value instanceof ExpressionNode.Value typed
                && typed.type().columnType().kind() == ColumnType.Kind.BOOLEAN) {
            // a truth value is a number here
            operand(value, 0, text.append("JSON_COMPACT(CASE WHEN "));
            operand(value, ATOM, text.append(" THEN 'true' WHEN NOT "));
            text.append(" THEN 'false' ELSE 'null' END)");
        } else {
            typed(value, text);
        }
    }

    @Override
    protected String comparableJson() {
        return "JSON_NORMALIZE";
    }

    /** Begins a CASE for JSON of some types. */
    private void only(String types, Node json, SqlText text) {
        operand(json, 0, text.append("CASE WHEN JSON_TYPE("));
        text.append(") IN (" + types + ") THEN ");
    }
}
