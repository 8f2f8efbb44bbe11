package org.stint.statement;

import java.util.function.Supplier;
import org.stint.exception.StintException;

/** What a statement looks like in a debugger or a message, where an exception would hide another. */
final class Shown {

    private Shown() {}

    /**
     * The SQL of the standard, or why there is none.
     *
     * @param tree the tree of the statement, which may be incomplete
     * @param beginning what is shown if it is
     */
    static String sql(Supplier<? extends Node> tree, String beginning) {
        try {
            return SqlWriter.STANDARD.write(tree.get()).text();
        } catch (IllegalStateException | IllegalArgumentException | StintException unfinished) {
            return beginning + " …: " + unfinished.getMessage();
        }
    }
}
