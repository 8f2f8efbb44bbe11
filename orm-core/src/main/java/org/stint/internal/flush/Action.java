package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.flush.WriteGroup.Shape;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.state.ChangeSet;
import org.stint.mapping.AttributeModel;
import org.stint.statement.Generation;

/** One row to be written, with the rows that have to be written before and after it. */
final class Action {

    /**
     * One action must come before another.
     *
     * @param attributes for whose sake: a foreign key that refers to the other row, or the attributes of a unique value
     *     that goes from the row before to the row after
     * @param unique whether it is a unique value
     */
    record Edge(Action before, Action after, List<AttributeModel> attributes, boolean unique) {}

    private final Step step;
    private final ChangeSet change;
    private BitSet attributes;
    private @Nullable Shape shape;
    private final List<Edge> incoming = new ArrayList<>();
    private final List<Edge> outgoing = new ArrayList<>();
    private boolean ready;
    private int level;
    private boolean done;

    Action(Step step, ChangeSet change, BitSet attributes) {
        this.step = step;
        this.change = change;
        this.attributes = attributes;
    }

    Step step() {
        return step;
    }

    ChangeSet change() {
        return change;
    }

    Shape shape() {
        if (shape == null) {
            shape = new Shape(step, change.entry().type(), attributes);
        }
        return shape;
    }

    boolean isDone() {
        return done;
    }

    void done() {
        done = true;
    }

    /** True once: when nothing is left that has to come before. */
    boolean becomesReady() {
        if (ready
                || !incoming.isEmpty()
                        && !incoming.stream().allMatch(edge -> edge.before().isDone())) {
            return false;
        }
        ready = true;
        if (incoming.isEmpty()) {
            return true; // as most are
        }
        level = incoming.stream()
                .map(Edge::before)
                .filter(action -> action.shape().equals(shape()))
                .mapToInt(action -> action.level + 1)
                .max()
                .orElse(0);
        return true;
    }

    /** How many actions of the same shape have to come before, one after the other. */
    int level() {
        return level;
    }

    /**
     * Whether this must not be sent together with these: it needs an id that the database is to give to one of them, or
     * it would fail for another reason if one of them turned out to be stale.
     */
    boolean waitsForOneOf(Set<Action> actions) {
        return !incoming.isEmpty()
                && incoming.stream()
                        .map(Edge::before)
                        .filter(actions::contains)
                        .anyMatch(before -> before.step != Step.INSERT || before.isNumberedByDatabase());
    }

    List<Edge> outgoing() {
        return outgoing;
    }

    private boolean isNumberedByDatabase() {
        return change.entry().type().model().generation() == Generation.IDENTITY;
    }

    /** An edge from an action that is not done yet. */
    Edge blocking() {
        return incoming.stream()
                .filter(edge -> !edge.before().isDone())
                .findFirst()
                .orElseThrow();
    }

    /** Leaves attributes out of what is written. */
    void without(List<AttributeModel> left) {
        BitSet fewer = (BitSet) attributes.clone();
        left.forEach(attribute -> fewer.clear(attribute.index()));
        attributes = fewer;
        shape = null;
    }

    /** A row must come before another that refers to it, or that it refers to. */
    static void connect(Action before, Action after, List<AttributeModel> reference) {
        connect(new Edge(before, after, reference, false));
    }

    /** A row must give up a unique value before another takes it. */
    static void passOn(Action before, Action after, List<AttributeModel> uniqueValue) {
        connect(new Edge(before, after, uniqueValue, true));
    }

    private static void connect(Edge edge) {
        if (edge.before() != edge.after()) {
            edge.before().outgoing.add(edge);
            edge.after().incoming.add(edge);
        }
    }

    static void disconnect(Edge edge) {
        edge.before().outgoing.remove(edge);
        edge.after().incoming.remove(edge);
    }

    @Override
    public String toString() {
        return step + " " + change.entry().label();
    }
}
