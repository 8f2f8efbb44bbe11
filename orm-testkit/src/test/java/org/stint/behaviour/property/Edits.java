package org.stint.behaviour.property;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.Thing.Status;
import org.stint.behaviour.property.domain.Label;
import org.stint.exception.DetachedException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Session;

/** Changes objects in memory and by the verbs of the session, and the model alike. */
final class Edits {

    private final Session session;
    private final Model model;
    private final Choice choice;
    private final List<String> steps;
    private int fresh;

    Edits(Session session, Model model, Choice choice, List<String> steps) {
        this.session = session;
        this.model = model;
        this.choice = choice;
        this.steps = steps;
    }

    void persist(Kind kind, int b, int c) {
        Thing thing = model.make(kind, kind.make());
        if (kind.isNumberedByApplication()) {
            Thing before = c % 2 == 0 ? choice.any(b, other -> other.kind == kind && other.is(Status.REMOVED)) : null;
            thing.id = before == null ? (Integer) (100 + fresh++) : before.id;
            ((Label) thing.entity).setId((Integer) thing.id);
        }
        for (int index = 0; index < thing.fields.length; index++) {
            if (kind.fields().get(index).sort() != Sort.UPDATED_AT) {
                set(thing, index, value(thing, index, b + index, c + index));
            } else {
                thing.fields[index] = null;
            }
        }
        say("persist " + thing.describe());
        persist(thing);
    }

    void persistAgain(int a) {
        Thing thing = choice.any(a, Status.TRANSIENT);
        if (thing != null) {
            say("persist again " + thing.describe());
            persist(thing);
        }
    }

    private void persist(Thing thing) {
        Thing holder = model.holder(thing.key());
        if (holder != null && !holder.is(Status.REMOVED)) {
            Failures.refused(() -> session.persist(thing.entity), UniqueViolationException.class);
        } else {
            session.persist(thing.entity);
            thing.status = Status.NEW;
            thing.asRead = null;
        }
    }

    void change(Thing thing, int b, int c) {
        if (thing == null) {
            return;
        }
        int index = b % thing.fields.length;
        if (thing.kind.fields().get(index).sort() == Sort.UPDATED_AT) {
            index = 0;
        }
        set(thing, index, value(thing, index, b / thing.fields.length, c));
        say("change " + thing + "." + thing.kind.fields().get(index).name() + " to " + thing.fields[index]);
    }

    /** Exchanges the unique values of two objects, or gives that of one to the other. */
    void exchangeCodes(int a, int b, int c) {
        Thing one = choice.any(a, thing -> thing.isManaged() && thing.kind.first(Sort.CODE) >= 0);
        Thing other = one == null
                ? null
                : choice.any(b, thing -> thing.isManaged() && thing.kind == one.kind && thing != one);
        if (other == null) {
            return;
        }
        int code = one.kind.first(Sort.CODE);
        Object left = c % 3 == 0 ? other.fields[code] : c % 3 == 1 ? null : "C" + fresh++;
        set(other, code, one.fields[code]);
        set(one, code, left);
        say("give the code " + other.fields[code] + " of " + one + " to " + other + ", for " + left);
    }

    void revert(Thing thing) {
        if (thing != null) {
            say("revert " + thing);
            for (int index = 0; index < thing.fields.length; index++) {
                set(thing, index, thing.snapshot[index]);
            }
        }
    }

    /** Changes bytes where they are. */
    void mutate(int a, int b) {
        Thing thing = choice.any(a, other -> other.isManaged() && bytesOf(other) != null);
        if (thing != null) {
            int index = thing.kind.first(Sort.BYTES);
            byte[] bytes = (byte[]) thing.kind.fields().get(index).getter().apply(thing.entity);
            bytes[b % bytes.length] ^= (byte) (b % 2 == 0 ? 1 : 2);
            thing.fields[index] = HexFormat.of().formatHex(bytes);
            say("change the bytes of " + thing + " in place to " + thing.fields[index]);
        }
    }

    private static Object bytesOf(Thing thing) {
        int index = thing.kind.first(Sort.BYTES);
        return index < 0 || thing.entity == null ? null : thing.fields[index];
    }

    void remove(Thing thing, int b) {
        if (thing == null) {
            return;
        }
        if (b % 4 != 0) {
            letGo(thing, b);
        }
        say("remove " + thing);
        session.remove(thing.entity);
        thing.status = thing.is(Status.NEW) ? Status.TRANSIENT : Status.REMOVED;
    }

    /** Objects that refer to this one refer to another, or to none. */
    private void letGo(Thing thing, int b) {
        Thing heir = b % 4 == 1
                ? choice.any(b, other -> other.isManaged() && other.kind == thing.kind && other != thing)
                : null;
        for (Thing child : List.copyOf(model.things())) {
            for (int index = 0; index < child.fields.length; index++) {
                if (child.fields[index] == thing && child.isManaged() && child != thing) {
                    set(child, index, heir);
                    say("let " + child + " refer to " + heir + " instead of " + thing);
                }
            }
        }
    }

    void revive(Thing thing) {
        if (thing != null) {
            say("revive " + thing);
            session.persist(thing.entity);
            thing.status = Status.MANAGED;
        }
    }

    void misuse(int a) {
        Thing thing = choice.any(a, other -> other.is(Status.DETACHED, Status.DELETED, Status.NEW, Status.TRANSIENT));
        if (thing == null) {
            return;
        }
        say("misuse " + thing + ", which is " + thing.status);
        switch (thing.status) {
            case NEW -> Failures.refused(() -> session.refresh(thing.entity), EntityNotFoundException.class);
            case TRANSIENT -> Failures.refused(() -> session.remove(thing.entity), DetachedException.class);
            default -> {
                Failures.refused(() -> session.persist(thing.entity), DetachedException.class);
                Failures.refused(() -> session.remove(thing.entity), DetachedException.class);
            }
        }
    }

    void refresh(Thing thing) {
        if (thing == null) {
            return;
        }
        say("refresh " + thing);
        if (model.rows().containsKey(thing.key())) {
            session.refresh(thing.entity);
            model.refresh(thing);
        } else {
            Failures.refused(() -> session.refresh(thing.entity), EntityNotFoundException.class);
        }
    }

    void detach(Thing thing) {
        if (thing != null) {
            say("detach " + thing);
            session.detach(thing.entity);
            detached(thing);
        }
    }

    void clear() {
        say("clear");
        session.clear();
        model.things().stream()
                .filter(thing -> thing.is(Status.NEW, Status.MANAGED, Status.REMOVED, Status.DELETED))
                .forEach(Edits::detached);
    }

    private static void detached(Thing thing) {
        thing.status = thing.is(Status.NEW) ? Status.TRANSIENT : Status.DETACHED;
    }

    /** A value that a field may be changed to. */
    private Object value(Thing thing, int index, int b, int c) {
        Field field = thing.kind.fields().get(index);
        boolean none = c % 6 == 0;
        return switch (field.sort()) {
            case SIZE -> b % 10;
            case TEXT -> none ? null : "text " + b % 5;
            case CODE -> none ? null : c % 29 == 1 ? "C" + b % (fresh + 1) : "C" + fresh++;
            case PRICE -> none ? null : Model.price(b % 12);
            case TIME -> none ? null : Instant.ofEpochSecond(b % 4, (b % 3) * 500_000L);
            case BYTES -> none ? null : HexFormat.of().toHexDigits((short) (b % 5)) + (b % 2 == 0 ? "" : "ff");
            case UPDATED_AT -> throw new IllegalArgumentException("not for the application");
            case REFERENCE -> {
                Kind target = thing.kind.target(field);
                boolean any = c % 11 == 1;
                yield none
                        ? null
                        : choice.any(
                                b,
                                other -> other.kind == target
                                        && (other.isManaged() || (any && !other.is(Status.TRANSIENT))));
            }
        };
    }

    private void set(Thing thing, int index, Object value) {
        thing.fields[index] = value;
        thing.kind.fields().get(index).write(thing.entity, value instanceof Thing other ? other.entity : value);
    }

    private void say(String step) {
        steps.add(step);
    }
}
