package org.stint.behaviour.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One step of random work. The numbers say on what and with what; they are taken modulo what there is when the step is
 * done, so that a command means something whatever came before it.
 */
record Command(Verb verb, int a, int b, int c) {

    /** What to do, with how often to do it; first what concerns only objects, and must not ask the database. */
    enum Verb {
        PERSIST(9),
        PERSIST_AGAIN(2),
        CHANGE(16),
        EXCHANGE_CODES(4),
        REVERT(3),
        MUTATE(6),
        REMOVE(7),
        REVIVE(4),
        MISUSE(2),
        DETACH(4),
        CLEAR(1),
        FLUSH(6),
        SAVEPOINT(6),
        ROLLBACK(6),
        COMMIT(5),
        REFRESH(5),
        GROW_ALL(4),
        DELETE_ALL(1),
        SELECT(6),
        GET(5),
        MERGE(5),
        OTHERS_UPDATE(7),
        OTHERS_DELETE(3);

        private final int weight;

        Verb(int weight) {
            this.weight = weight;
        }

        boolean isInMemory() {
            return compareTo(FLUSH) < 0;
        }

        private static Verb any(Random random) {
            int total = 0;
            for (Verb verb : values()) {
                total += verb.weight;
            }
            int place = random.nextInt(total);
            for (Verb verb : values()) {
                place -= verb.weight;
                if (place < 0) {
                    return verb;
                }
            }
            throw new AssertionError();
        }
    }

    private static final int FEWEST = 10;
    private static final int MOST = 25;
    private static final int NUMBERS = 1_000;

    /** The commands of a seed: two selects, so that there is something to work with, and then anything. */
    static List<Command> sequence(long seed) {
        Random random = new Random(seed);
        int length = FEWEST + random.nextInt(MOST - FEWEST + 1);
        List<Command> commands = new ArrayList<>();
        for (int step = 0; step < length; step++) {
            Verb verb = step < 2 ? Verb.SELECT : Verb.any(random);
            commands.add(new Command(verb, random.nextInt(NUMBERS), random.nextInt(NUMBERS), random.nextInt(NUMBERS)));
        }
        return commands;
    }

    /** The same with small numbers, from the least on, to try whether they do as well. */
    List<Command> simpler() {
        List<Command> simpler = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            if (a > number) {
                simpler.add(new Command(verb, number, b, c));
            }
            if (b > number) {
                simpler.add(new Command(verb, a, number, c));
            }
            if (c > number) {
                simpler.add(new Command(verb, a, b, number));
            }
        }
        return simpler;
    }
}
