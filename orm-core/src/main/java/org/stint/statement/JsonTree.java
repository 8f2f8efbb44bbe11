package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of a document that are edited together, as a tree: what their ways have in common is gone once. */
public final class JsonTree {

    /** What is done at a place. */
    public enum Kind {
        /** Members of it are edited. */
        OBJECT,
        /** Elements of it are edited. */
        ARRAY,
        /** It is set. */
        SET,
        /** It is removed. */
        REMOVED
    }

    private final @Nullable Node step;
    private final List<JsonTree> branches = new ArrayList<>();
    private @Nullable Kind kind;
    private @Nullable Node value;

    private JsonTree(@Nullable Node step) {
        this.step = step;
    }

    /**
     * The tree of some edits.
     *
     * @throws IllegalArgumentException if two of them contradict each other
     */
    public static JsonTree of(List<JsonNode.Edit> edits) {
        JsonTree root = new JsonTree(null);
        edits.forEach(root::add);
        return root;
    }

    /** What tells edits apart whose values and names may differ but whose text is the same. */
    static List<Integer> outline(List<JsonNode.Edit> edits) {
        JsonTree root = new JsonTree(null);
        List<Integer> outline = new ArrayList<>();
        for (JsonNode.Edit edit : edits) {
            JsonTree at = root;
            for (Node step : edit.place().steps()) {
                JsonTree next = at.branch(step);
                outline.add(at.branches.indexOf(next));
                at = next;
            }
            outline.add(edit.value() == null ? -1 : -2);
        }
        return outline;
    }

    private void add(JsonNode.Edit edit) {
        JsonTree at = this;
        JsonTree parent = this;
        int depth = 0;
        for (Node step : edit.place().steps()) {
            at.become(JsonNode.Path.isPosition(step) ? Kind.ARRAY : Kind.OBJECT, edit);
            parent = at;
            at = at.branch(step);
            depth++;
            if (parent.kind == Kind.ARRAY
                    && (edit.value() != null || depth < edit.place().steps().size())) {
                parent.requireSameEnd(at);
            }
        }
        if (at.kind != null) {
            throw twice(edit);
        }
        if (edit.value() == null
                && parent.kind == Kind.ARRAY
                && !parent.branches(Kind.REMOVED).isEmpty()) {
            throw new IllegalArgumentException("Cannot remove two elements of one JSON array in one UPDATE: without the"
                    + " first, the second is at another position. Use two statements.");
        }
        at.kind = edit.value() == null ? Kind.REMOVED : Kind.SET;
        at.value = edit.value();
    }

    private void become(Kind wanted, JsonNode.Edit edit) {
        if (kind != null && kind != wanted) {
            throw twice(edit);
        }
        kind = wanted;
    }

    /** Only the document tells whether an element counted from the beginning is the same as one counted from the end. */
    private void requireSameEnd(JsonTree element) {
        for (JsonTree other : branches) {
            if (other.kind != Kind.REMOVED && other.isFromEnd() != element.isFromEnd()) {
                throw new IllegalArgumentException(
                        "Cannot set elements of one JSON array counted from its beginning and"
                                + " from its end in one UPDATE: they may be the same. Use two statements.");
            }
        }
    }

    private boolean isFromEnd() {
        return (Integer) ((PlaceholderNode.Bind) step).value() < 0;
    }

    private static IllegalArgumentException twice(JsonNode.Edit edit) {
        return new IllegalArgumentException("Cannot set or remove a place of the JSON column "
                + ((ExpressionNode.Column) edit.place().document()).name()
                + " together with another that is the same, contains it, or needs an array where it needs an object."
                + " Leave one of them out, or use two statements.");
    }

    private JsonTree branch(Node next) {
        Object key = ((PlaceholderNode.Bind) next).value();
        for (JsonTree branch : branches) {
            if (key.equals(((PlaceholderNode.Bind) branch.step).value())) {
                return branch;
            }
        }
        JsonTree branch = new JsonTree(next);
        branches.add(branch);
        return branch;
    }

    /** What is done here. */
    public Kind kind() {
        return kind;
    }

    /** The name or position by which its parent knows it; of the whole document none. */
    public Node step() {
        return step;
    }

    /** The way to it, from the way to its parent. */
    public List<Node> behind(List<Node> steps) {
        List<Node> way = new ArrayList<>(steps);
        way.add(step);
        return way;
    }

    /** What is set here. */
    public Node value() {
        return value;
    }

    /** What is done to members or elements. */
    public List<JsonTree> branches() {
        return List.copyOf(branches);
    }

    /** What is done to members or elements in one way. */
    public List<JsonTree> branches(Kind wanted) {
        return branches.stream().filter(branch -> branch.kind == wanted).toList();
    }

    /** Members or elements of which parts are edited. */
    public List<JsonTree> inner() {
        return branches.stream()
                .filter(branch -> branch.kind == Kind.OBJECT || branch.kind == Kind.ARRAY)
                .toList();
    }

    /** Whether an object is made where there is none, because a member of it is set. */
    public boolean makesObject() {
        return kind == Kind.OBJECT
                && branches.stream().anyMatch(branch -> branch.kind == Kind.SET || branch.makesObject());
    }
}
