package org.stint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a node, taken one after the other while it is built anew. */
final class Parts {

    private final List<Node> parts;
    private int next;

    Parts(List<Node> parts) {
        this.parts = parts;
    }

    Node next() {
        return parts.get(next++);
    }

    List<Node> next(int count) {
        next += count;
        return List.copyOf(parts.subList(next - count, next));
    }

    /** The next part, if there was one before. */
    @Nullable
    Node nextIf(@Nullable Node before) {
        return before == null ? null : next();
    }

    /** Adds a part that a node may lack. */
    static void add(List<Node> parts, @Nullable Node part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
