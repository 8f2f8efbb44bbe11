package org.stint.statement;

import java.util.List;

/**
 * Something with rows and columns that a statement can name.
 *
 * @param <E> what a row stands for
 */
public abstract non-sealed class Table<E> implements Selectable<E> {

    private final QueryNode.Table node;

    Table(QueryNode.Table node) {
        this.node = node;
    }

    /** The tree behind this table. */
    public QueryNode.Table node() {
        return node;
    }

    /** Where its rows come from. */
    QueryNode.Source source() {
        return node;
    }

    /** What selecting the whole table reads, in order. */
    abstract List<Node> columns();

    @Override
    public String toString() {
        return node.alias() == null ? node.name() : node.name() + " AS " + node.alias();
    }
}
