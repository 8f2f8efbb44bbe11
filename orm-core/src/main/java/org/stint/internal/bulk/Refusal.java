package org.stint.internal.bulk;

import org.stint.exception.NotEvaluableException;
import org.stint.statement.Node;
import org.stint.statement.SqlWriter;

/**
 * Refuses by name what memory might decide in another way than the database.
 *
 * @param attempt what the statement was to do
 */
record Refusal(String attempt) {

    /** Names the expression and the reason; never returns. */
    <T> T of(Node node, String reason) {
        String expression = textOf(node);
        throw new NotEvaluableException(
                "Cannot " + attempt + " by evaluating it in memory: " + expression + " " + reason
                        + ". Use SynchronizeSession.AUTO or FETCH.",
                expression);
    }

    /** As SQL where a part of a statement can be written alone. */
    private static String textOf(Node node) {
        try {
            return SqlWriter.STANDARD.write(node).text();
        } catch (RuntimeException notByItself) {
            return node.getClass().getSimpleName() + " " + node.label();
        }
    }
}
