package org.stint.behaviour.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing sequence of commands as short and plain as it gets in a limited number of attempts. */
final class Shrinker {

    private static final int ATTEMPTS = 1_500;

    private final Predicate<List<Command>> fails;
    private int attempts = ATTEMPTS;

    /** Shrinks what fails. */
    Shrinker(Predicate<List<Command>> fails) {
        this.fails = fails;
    }

    List<Command> shrink(List<Command> failing) {
        List<Command> shortest = failing;
        List<Command> before;
        do {
            before = shortest;
            shortest = withSimplerCommands(withoutParts(shortest));
        } while (!shortest.equals(before) && attempts > 0);
        return shortest;
    }

    /** Leaves out halves, quarters and so on, down to single commands. */
    private List<Command> withoutParts(List<Command> failing) {
        List<Command> shortest = failing;
        for (int part = Math.max(1, failing.size() / 2); part > 0; part /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<Command> shorter = new ArrayList<>(shortest);
                shorter.subList(from, Math.min(from + part, shorter.size())).clear();
                if (stillFails(shorter)) {
                    shortest = shorter;
                } else {
                    from += part;
                }
            }
        }
        return shortest;
    }

    private List<Command> withSimplerCommands(List<Command> failing) {
        List<Command> simplest = new ArrayList<>(failing);
        for (int index = 0; index < simplest.size(); index++) {
            for (Command simpler : simplest.get(index).simpler()) {
                List<Command> attempt = new ArrayList<>(simplest);
                attempt.set(index, simpler);
                if (stillFails(attempt)) {
                    simplest = attempt;
                    break;
                }
            }
        }
        return simplest;
    }

    private boolean stillFails(List<Command> commands) {
        return attempts-- > 0 && fails.test(commands);
    }
}
