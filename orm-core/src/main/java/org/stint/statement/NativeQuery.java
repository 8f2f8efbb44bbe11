package org.stint.statement;

import java.util.regex.Pattern;

/**
 * A query in SQL of the application; see {@link NativeSql#query(Selectable)}. Immutable.
 *
 * @param <R> what a row becomes
 */
public final class NativeQuery<R> implements Query<R> {

    private static final Pattern CHANGING =
            Pattern.compile("(?<!FOR |KEY )\\b(INSERT|UPDATE|DELETE|MERGE|CALL|EXECUTE)\\b", Pattern.CASE_INSENSITIVE);

    /** A change as such, or in parentheses as a part of a query. */
    private static final Pattern CHANGE = Pattern.compile(
            "(?:^|\\()\\s*(?:INSERT\\s+INTO|DELETE\\s+FROM|MERGE\\s+INTO|UPDATE\\s+[^()=]+?\\s+SET)\\s",
            Pattern.CASE_INSENSITIVE);

    private final ExpressionNode.Raw node;
    private final Selectable<R> selected;

    NativeQuery(ExpressionNode.Raw node, Selectable<R> selected) {
        this.node = node;
        this.selected = selected;
    }

    @Override
    public Selectable<R> selected() {
        return selected;
    }

    /** Whether it has a word in it that changes rows, so that whoever holds rows had better look again. */
    public boolean mayChangeRows() {
        return node.pieces().stream().anyMatch(piece -> CHANGING.matcher(piece).find());
    }

    /** Whether a statement is SQL of the application that changes rows, whatever else it is. */
    public static boolean changesRows(Node statement) {
        return statement instanceof ExpressionNode.Raw sql
                && CHANGE.matcher(String.join("?", sql.pieces())).find();
    }

    @Override
    public ExpressionNode.Raw node() {
        return node;
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node).text();
    }
}
