package org.stint.behaviour.property;

import java.util.List;
import java.util.function.Predicate;
import org.stint.behaviour.property.Thing.Status;

/** Chooses among the objects of the model by numbers that stand for chance. */
final class Choice {

    private final Model model;

    Choice(Model model) {
        this.model = model;
    }

    Thing any(int number, Status... statuses) {
        return any(number, thing -> thing.is(statuses));
    }

    Thing any(int number, Predicate<Thing> wanted) {
        List<Thing> candidates = model.things().stream()
                .filter(thing -> thing.entity != null && wanted.test(thing))
                .toList();
        return candidates.isEmpty() ? null : oneOf(candidates, number);
    }

    static <T> T oneOf(List<T> list, int number) {
        return list.get(number % list.size());
    }
}
