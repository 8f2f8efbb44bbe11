package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.stint.exception.StintException;
import org.stint.internal.flush.WriteGroup.Shape;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Generation;

/**
 * Third step of a flush: the order in which rows are written.
 *
 * <p>A topological sort of the rows (Kahn's algorithm). Among the rows that may come next, inserts come before updates
 * before deletes, parents' tables before children's (deletes the other way round), and rows of the same shape together,
 * so that they make one batch. Ties break by the order in which the session came to know the objects. Foreign keys that
 * form a circle, and unique values that rows exchange, are written in two steps where they may be NULL.
 */
final class CommitOrder {

    private final EntityTypes types;
    private final Map<Class<?>, Integer> ranks;

    CommitOrder(EntityTypes types) {
        this.types = types;
        this.ranks = ranks(types);
    }

    List<WriteGroup> order(List<ChangeSet> changes) {
        List<Action> actions = new ArrayList<>(changes.size());
        for (ChangeSet change : changes) {
            actions.add(new Action(Step.valueOf(change.kind().name()), change, change.changed()));
        }
        Dependencies.connect(actions, types);
        List<Action> links = linkRowsToThemselves(actions);
        actions.addAll(links);
        return grouped(sorted(actions));
    }

    /** An action that may come next, with what decides when: found once, and not again for each comparison. */
    private record Ready(Action action, int rank, int shape) {

        private static final Comparator<Ready> ORDER = Comparator.<Ready, Step>comparing(
                        ready -> ready.action().step())
                .thenComparingInt(Ready::rank)
                .thenComparingInt(ready -> ready.action().level())
                .thenComparingInt(Ready::shape)
                .thenComparingLong(ready -> ready.action().change().entry().sequence());
    }

    private List<Action> sorted(List<Action> actions) {
        Map<Shape, Integer> shapes = new HashMap<>();
        actions.forEach(action -> shapes.putIfAbsent(action.shape(), shapes.size()));
        PriorityQueue<Ready> ready = new PriorityQueue<>(Ready.ORDER);
        Set<Action> open = new LinkedHashSet<>(actions);
        List<Action> sorted = new ArrayList<>(actions.size());
        addReady(open, ready, shapes);
        while (!open.isEmpty()) {
            Ready next = ready.poll();
            if (next == null) {
                Action added = breakCircle(open.iterator().next());
                open.add(added);
                addReady(open, ready, shapes);
                continue;
            }
            Action action = next.action();
            action.done();
            open.remove(action);
            sorted.add(action);
            addReady(action.outgoing().stream().map(Action.Edge::after).toList(), ready, shapes);
        }
        return sorted;
    }

    private void addReady(Collection<Action> actions, PriorityQueue<Ready> ready, Map<Shape, Integer> shapes) {
        for (Action action : actions) {
            if (action.becomesReady()) {
                int shape = shapes.computeIfAbsent(action.shape(), any -> shapes.size());
                ready.add(new Ready(action, rank(action), shape));
            }
        }
    }

    private static List<WriteGroup> grouped(List<Action> actions) {
        List<WriteGroup> groups = new ArrayList<>();
        Set<Action> group = new LinkedHashSet<>();
        Shape shape = null;
        for (Action action : actions) {
            Shape next = action.shape();
            if (shape != null && (!shape.equals(next) || action.waitsForOneOf(group))) {
                groups.add(group(shape, group));
                group.clear();
            }
            shape = next;
            group.add(action);
        }
        if (shape != null) {
            groups.add(group(shape, group));
        }
        return groups;
    }

    private static WriteGroup group(Shape shape, Set<Action> actions) {
        return new WriteGroup(shape, actions.stream().map(Action::change).toList());
    }

    /** A new row that refers to itself cannot know its id before it exists, if the database numbers the rows. */
    private List<Action> linkRowsToThemselves(List<Action> actions) {
        List<Action> links = new ArrayList<>();
        for (Action action : actions) {
            EntityModel<?> model = action.change().entry().type().model();
            if (action.step() == Step.INSERT && model.generation() == Generation.IDENTITY) {
                for (ReferenceModel reference : model.references()) {
                    if (action.change().after(reference.first())
                            == action.change().entry().entity()) {
                        List<AttributeModel> nullable = nullable(reference.attributes());
                        if (nullable.isEmpty()) {
                            throw unordered(List.of(action));
                        }
                        links.add(linkLater(action, nullable));
                    }
                }
            }
        }
        return links;
    }

    /** Takes one edge out of a circle by writing attributes in a step of their own; gives back that step. */
    private static Action breakCircle(Action blocked) {
        List<Action.Edge> circle = circle(blocked);
        for (Action.Edge edge : circle) {
            List<AttributeModel> nullable = nullable(edge.attributes());
            if (!nullable.isEmpty()) {
                if (!edge.unique()
                        && edge.before().step() == Step.INSERT
                        && edge.after().step() == Step.INSERT) {
                    Action.disconnect(edge);
                    Action link = linkLater(edge.after(), nullable);
                    Action.connect(edge.before(), link, nullable);
                    return link;
                }
                if (canLetGoEarlier(edge)) {
                    Action.disconnect(edge);
                    // one NULL frees a unique value; a key is let go as a whole
                    return unlinkEarlier(edge, edge.unique() ? nullable.subList(0, 1) : nullable);
                }
            }
        }
        throw unordered(circle.stream().map(Action.Edge::after).toList());
    }

    /** Whether a row that exists holds a unique value that another is to have, or refers to one that is to be deleted. */
    private static boolean canLetGoEarlier(Action.Edge edge) {
        boolean exists = edge.before().step() == Step.UPDATE || edge.before().step() == Step.DELETE;
        return exists && (edge.unique() || edge.after().step() == Step.DELETE);
    }

    private static List<AttributeModel> nullable(List<AttributeModel> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.definition().nullable())
                .toList();
    }

    private static Action unlinkEarlier(Action.Edge edge, List<AttributeModel> attributes) {
        Action unlink = new Action(Step.UNLINK, edge.before().change(), only(attributes));
        Action.connect(unlink, edge.before(), attributes);
        Action.connect(unlink, edge.after(), attributes);
        return unlink;
    }

    private static Action linkLater(Action insert, List<AttributeModel> reference) {
        insert.without(reference);
        Action link = new Action(Step.LINK, insert.change(), only(reference));
        Action.connect(insert, link, reference);
        return link;
    }

    /** The edges of a circle that is found by going from a blocked action to what blocks it, again and again. */
    private static List<Action.Edge> circle(Action blocked) {
        List<Action.Edge> way = new ArrayList<>();
        Set<Action> seen = new LinkedHashSet<>();
        Action at = blocked;
        while (seen.add(at)) {
            Action.Edge edge = at.blocking();
            way.add(edge);
            at = edge.before();
        }
        Action start = at;
        int first = 0;
        while (way.get(first).after() != start) {
            first++;
        }
        return way.subList(first, way.size());
    }

    private static StintException unordered(List<Action> circle) {
        return new StintException("Cannot flush: each of these writes would have to come before the others: "
                + circle.stream().map(Action::toString).collect(Collectors.joining(", "))
                + ". They exchange unique values, or refer to each other, in columns that may not be NULL. Flush a value"
                + " in between, or make a column nullable.");
    }

    private static BitSet only(List<AttributeModel> attributes) {
        BitSet some = new BitSet();
        attributes.forEach(attribute -> some.set(attribute.index()));
        return some;
    }

    private int rank(Action action) {
        int rank = ranks.get(action.change().entry().type().model().type());
        return action.step() == Step.DELETE ? -rank : rank;
    }

    /** A number for each class that is higher than those of the classes it refers to, but for circles. */
    private static Map<Class<?>, Integer> ranks(EntityTypes types) {
        Map<Class<?>, Integer> ranks = new HashMap<>();
        Set<Class<?>> visiting = new LinkedHashSet<>();
        for (EntityModel<?> model : types.mapping().models()) {
            rank(types.of(model.type()), types, ranks, visiting);
        }
        return ranks;
    }

    private static void rank(
            EntityType<?> type, EntityTypes types, Map<Class<?>, Integer> ranks, Set<Class<?>> visiting) {
        Class<?> javaType = type.model().type();
        if (ranks.containsKey(javaType) || !visiting.add(javaType)) {
            return;
        }
        for (ReferenceModel reference : type.model().references()) {
            rank(types.of(reference.target()), types, ranks, visiting);
        }
        ranks.put(javaType, ranks.size());
    }
}
