package org.stint.statement;

import java.time.Instant;

/**
 * An insert, update or delete that gives back values of the rows it changed.
 *
 * @param <R> what is given back for a row
 */
public final class Returning<R> implements Statement<Returned<R>> {

    private final Statement<Counts> change;
    private final Selectable<R> selected;

    private Returning(Statement<Counts> change, Selectable<R> selected) {
        this.change = change;
        this.selected = selected;
    }

    static <R> Returning<R> of(Statement<Counts> change, Selectable<R> selected) {
        return new Returning<>(change, selected);
    }

    /** The statement whose rows come back. */
    public Statement<Counts> change() {
        return change;
    }

    /** What is given back for a row. */
    public Selectable<R> selected() {
        return selected;
    }

    /** The same, with the version and the time of the last change advanced; see {@link Update#advancing}. */
    public Returning<R> advancing(Instant now) {
        return change instanceof Update<?> update ? new Returning<>(update.advancing(now), selected) : this;
    }

    @Override
    public ChangeNode.Returning node() {
        Node tree = change.node();
        return new ChangeNode.Returning(tree, ReturnedColumns.of(tree, selected));
    }

    @Override
    public String toString() {
        return Shown.sql(this::node, change + " RETURNING");
    }
}
