package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in sorted rows, by the values that the last row before it has in what is sorted by:
 * {@code Place.after(BOOK.price.desc(), last.price()).then(BOOK.id.asc(), last.id())}. Together the keys must tell any two
 * rows apart, so the last one is best the id. Rows without a value come last unless a key says that they come first.
 * Immutable.
 */
public final class Place {

    private record Step(SortKey<?> key, @Nullable Node value) {}

    private final List<Step> steps;

    private Place(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * The place after a row with a value, null for none.
     *
     * @param key what is sorted by first
     */
    public static <T> Place after(SortKey<T> key, @Nullable T value) {
        return new Place(List.of()).then(key, value);
    }

    /** Among rows with the same values before, the place after one with a value, null for none. */
    public <T> Place then(SortKey<T> key, @Nullable T value) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(key, value == null ? null : key.expression().bind(value)));
        return new Place(List.copyOf(more));
    }

    /**
     * This place among rows from somewhere, where every key says where rows without a value are, if there may be any.
     *
     * @throws IllegalArgumentException if the last row has no value in a column that always has one
     */
    Place among(@Nullable Node from) {
        return new Place(steps.stream().map(step -> among(from, step)).toList());
    }

    private static Step among(@Nullable Node from, Step step) {
        SortKey<?> key = step.key();
        boolean required = key.expression() instanceof Attribute<?, ?> attribute
                && !attribute.definition().nullable()
                && FromClause.always(attribute.node().table(), from);
        if (required && step.value() == null) {
            throw new IllegalArgumentException("Cannot go on after a row without a value of " + key.expression()
                    + ": the column always has one. Hand over what the last row has there.");
        }
        return required || key.node().nulls() != null ? step : new Step(key.nullsLast(), step.value());
    }

    SortKey<?>[] keys() {
        return steps.stream().map(Step::key).toArray(SortKey<?>[]::new);
    }

    /** Whether a key is an aggregate, so that groups are sorted and not rows. */
    boolean isOfGroups() {
        return steps.stream().anyMatch(step -> Aggregates.isIn(step.key().node()));
    }

    /** True for the rows behind this place. */
    Condition behind() {
        Condition condition = Condition.FALSE;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            condition = behind(step).or(at(step).and(condition));
        }
        return condition;
    }

    private static Condition behind(Step step) {
        QueryNode.Order order = step.key().node();
        Expression<?> expression = step.key().expression();
        boolean nullsLast = order.nulls() == QueryNode.Order.Nulls.LAST;
        if (step.value() == null) {
            return nullsLast ? Condition.FALSE : expression.isNotNull();
        }
        Operator operator = order.descending() ? Operator.LESS : Operator.GREATER;
        Condition beyond = Condition.of(operator, List.of(order.operand(), step.value()));
        return nullsLast ? beyond.or(expression.isNull()) : beyond;
    }

    private static Condition at(Step step) {
        return step.value() == null
                ? step.key().expression().isNull()
                : Condition.of(Operator.EQUAL, List.of(step.key().node().operand(), step.value()));
    }

    /** The keys alone: values must not reach a log by accident. */
    @Override
    public String toString() {
        return steps.stream().map(step -> step.key().toString()).collect(Collectors.joining(", ", "after (", ")"));
    }
}
