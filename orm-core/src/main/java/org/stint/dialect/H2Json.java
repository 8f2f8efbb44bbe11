package org.stint.dialect;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JsonNode;
import org.stint.statement.Node;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/**
 * Writes JSON for H2, which keeps it as text and has no function that looks for a bound name in it or changes a part of
 * it. So it calls those of {@link H2JsonFunctions}, which a schema of Stint's makes in the database.
 */
abstract class H2Json extends H2Operators {

    private static final int NO_SUCH_FUNCTION = 90022;

    @Override
    public @Nullable Void visitPath(JsonNode.Path path, SqlText text) {
        operand(path.document(), 0, text.append("STINT_JSON_AT("));
        steps(path.steps(), text.append(", "));
        text.append(")");
        return null;
    }

    /** Elements are removed last, and what lies deeper before: their positions are those of the document as it was. */
    @Override
    public @Nullable Void visitEdited(JsonNode.Edited edited, SqlText text) {
        List<JsonNode.Edit> edits = edited.edits().stream()
                .sorted(Comparator.comparing((JsonNode.Edit edit) -> edit.value() == null)
                        .thenComparing(edit ->
                                edit.value() == null ? -edit.place().steps().size() : 0))
                .toList();
        for (int i = edits.size() - 1; i >= 0; i--) {
            text.append(edits.get(i).value() == null ? "STINT_JSON_REMOVE(" : "STINT_JSON_SET(");
        }
        operand(edited.document(), 0, text);
        for (JsonNode.Edit edit : edits) {
            steps(edit.place().steps(), text.append(", "));
            if (edit.value() != null) {
                value(edit.value(), text.append(", "));
            }
            text.append(")");
        }
        return null;
    }

    /** Writes the steps of a path as a JSON array, which keeps names and positions apart. */
    final void steps(List<Node> steps, SqlText text) {
        text.append("JSON_ARRAY(");
        columns(steps, text);
        text.append(")");
    }

    @Override
    protected void json(ExpressionNode.Operation operation, SqlText text) {
        operand(
                operation.operands().get(0),
                0,
                text.append("STINT_" + operation.operator().text() + "("));
        for (Node value : operation.operands().subList(1, operation.operands().size())) {
            value(value, text.append(", "));
        }
        text.append(")");
    }

    /** Writes a value as JSON. */
    final void value(Node value, SqlText text) {
        boolean json = JsonNode.isJson(value);
        text.append(json ? "" : "CAST(");
        typed(value, text);
        text.append(json ? "" : " AS JSON)");
    }

    @Override
    protected String comparableJson() {
        return "STINT_JSON_COMPARABLE";
    }

    @Override
    public List<String> prerequisites(ColumnType.Kind kind) {
        return kind == ColumnType.Kind.JSON ? H2JsonFunctions.CREATE : super.prerequisites(kind);
    }

    @Override
    public @Nullable String remedy(SQLException error) {
        return error.getErrorCode() == NO_SUCH_FUNCTION
                        && String.valueOf(error.getMessage()).contains("\"STINT_JSON_")
                ? "a function is missing. JSON on H2 needs functions of Stint: execute the statements of"
                        + " H2JsonFunctions.CREATE, as schema().create() does."
                : super.remedy(error);
    }
}
