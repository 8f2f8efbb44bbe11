package org.stint.statement;

import java.util.List;

/**
 * A statement that reads rows.
 *
 * @param <R> what a row becomes
 */
public sealed interface Query<R> extends Statement<List<R>> permits Select, NativeQuery {

    /** What a row becomes. */
    Selectable<R> selected();
}
