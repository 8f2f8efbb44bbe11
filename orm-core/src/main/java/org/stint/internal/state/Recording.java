package org.stint.internal.state;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.contract.Tracker;
import org.stint.contract.Woven;
import org.stint.exception.StintException;
import org.stint.mapping.AttributeModel;

/**
 * Is told by a woven object before a field changes. Until then the fields are what the row holds, and nothing is kept;
 * with the first change the values of all fields are.
 *
 * <p>A value that can be changed in place counts as changed from the moment the application may have hold of it, and
 * goes on to do so after a flush.
 */
final class Recording<E> implements StoredValues, Tracker {

    private static final BitSet NOTHING = new BitSet(0);

    private final EntityEntry<E> entry;
    private final Worklist worklist;
    private final @Nullable Verification<E> verification;
    private boolean stored;
    private @Nullable Object @Nullable [] values;
    private @Nullable BitSet touched;
    private @Nullable Object @Nullable [] unloaded;

    /**
     * For a woven object.
     *
     * @param worklist is told of the entry when its object has changed
     * @param verification checks that the object tells of everything; null to trust it
     */
    Recording(EntityEntry<E> entry, Worklist worklist, @Nullable Verification<E> verification) {
        this.entry = entry;
        this.worklist = worklist;
        this.verification = verification;
    }

    // what the object tells

    @Override
    public void changing(Woven object, int field) {
        type().attributesOfField(field).forEach(this::touch);
    }

    @Override
    public boolean givingAway(Woven object, int field) {
        List<AttributeModel> attributes = type().attributesOfField(field);
        if (attributes.stream().noneMatch(type().mutableAttributes()::contains)) {
            return false;
        }
        attributes.forEach(this::touch);
        return true;
    }

    @Override
    public @Nullable Object load(Woven object, int field) {
        List<AttributeModel> attributes = type().attributesOfField(field);
        AttributeModel attribute = attributes.get(0);
        int index = attribute.index();
        Object standing = unloaded == null ? null : unloaded[index];
        if (standing instanceof Unread column) {
            column.read(entry, attribute);
            return type().get(entry.entity(), attribute);
        }
        if (!(standing instanceof Ref<?> reference)) {
            return type().get(entry.entity(), attribute);
        }
        Object loaded = reference.get();
        for (AttributeModel column : attributes) {
            unloaded[column.index()] = null;
            if (values != null && values[column.index()] == reference) {
                values[column.index()] = loaded;
            }
        }
        return loaded;
    }

    @Override
    public void loaded(AttributeModel attribute, @Nullable Object value) {
        int index = attribute.index();
        if (unloaded != null && unloaded[index] instanceof Unread) {
            unloaded[index] = null;
            type().set(entry.entity(), attribute, value);
            if (verification != null) {
                verification.loaded(attribute, value);
            }
        }
        if (values != null && values[index] instanceof Unread) {
            values[index] = EntityType.kept(attribute, value);
        }
    }

    @Override
    public void unload(AttributeModel attribute, Object standing) {
        if (!stored) {
            return;
        }
        standIn(attribute, standing);
        if (values != null) {
            values[attribute.index()] = standing;
        }
        if (touched != null) {
            touched.clear(attribute.index());
        }
        if (verification != null) {
            verification.loaded(attribute, standing);
        }
    }

    private void touch(AttributeModel attribute) {
        if (!stored) {
            return; // all of a new object will be written
        }
        if (values == null) {
            values = entry.currentValues();
        }
        if (touched == null) {
            touched = new BitSet();
        }
        touched.set(attribute.index());
        if (unloaded != null) {
            unloaded[attribute.index()] = null;
        }
        worklist.touched(entry);
    }

    // what the session asks and says

    @Override
    public void attach() {
        Tracker other = object().stintTracker();
        if (other != null && other != this && other instanceof Recording<?> recording) {
            throw new StintException("Cannot manage " + entry.label()
                    + ": another open session manages this very object. Use one object in one session at a time:"
                    + " detach it there or close that session first, or get the entity anew in this one.");
        }
        object().stintTracker(this);
    }

    @Override
    public void release() {
        if (object().stintTracker() == this) {
            object().stintTracker(unloaded == null ? null : Detached.INSTANCE);
        }
    }

    @Override
    public @Nullable Object @Nullable [] values() {
        if (!stored) {
            return null;
        }
        return values == null ? entry.currentValues() : values;
    }

    @Override
    public @Nullable Object value(AttributeModel attribute) {
        if (!stored) {
            return null;
        }
        return values == null ? current(attribute) : values[attribute.index()];
    }

    @Override
    public @Nullable Object current(AttributeModel attribute) {
        Object standing = unloaded == null ? null : unloaded[attribute.index()];
        return standing != null ? standing : type().get(entry.entity(), attribute);
    }

    @Override
    public BitSet touched() {
        return touched == null ? NOTHING : touched;
    }

    @Override
    public void forgetRow() {
        stored = false;
        values = null;
        touched = null;
    }

    @Override
    public void settle(boolean inserted) {
        BitSet inHands = new BitSet();
        for (AttributeModel attribute : type().mutableAttributes()) {
            if ((inserted || touched().get(attribute.index())) && mayBeInHands(attribute)) {
                inHands.set(attribute.index());
            }
        }
        settle(inHands, inHands.isEmpty() ? null : entry.currentValues());
    }

    @Override
    public void restore(@Nullable Object[] newValues) {
        values = newValues;
        stored = true;
        restore();
    }

    @Override
    public void restore() {
        if (!stored || values == null) {
            return; // nothing was changed
        }
        fill(values);
        settle(false); // what can change in place may still be in hands
    }

    @Override
    public void edit(@Nullable Object[] edited) {
        if (stored) {
            if (values == null) {
                values = entry.currentValues();
            }
            touched = new BitSet();
            touched.set(0, edited.length);
            worklist.touched(entry);
        }
        fill(edited);
    }

    private void fill(@Nullable Object[] newValues) {
        type().fill(entry.entity(), newValues);
        unloaded = null;
        for (AttributeModel attribute : type().lazyAttributes()) {
            Object value = newValues[attribute.index()];
            if (value instanceof Ref<?> || value instanceof Unread) {
                standIn(attribute, value);
            }
        }
    }

    @Override
    public void read(@Nullable Object @Nullable [] read, @Nullable Object @Nullable [] notLoaded) {
        stored = true;
        if (notLoaded != null) {
            for (AttributeModel attribute : type().lazyAttributes()) {
                if (notLoaded[attribute.index()] != null) {
                    standIn(attribute, notLoaded[attribute.index()]);
                }
            }
        }
        expectNothing();
    }

    private void settle(BitSet inHands, @Nullable Object @Nullable [] newValues) {
        stored = true;
        values = newValues;
        touched = inHands.isEmpty() ? null : inHands;
        if (touched == null) {
            worklist.settled(entry);
        } else {
            worklist.touched(entry);
        }
        if (object().stintTracker() == this) {
            object().stintTracker(this); // which makes it tell of each field again
        }
        expectNothing();
    }

    private void expectNothing() {
        if (verification != null) {
            verification.begin();
        }
    }

    @Override
    public void verify(EntityTypes types) {
        if (verification != null && stored) {
            verification.verify(touched(), types);
        }
    }

    private void standIn(AttributeModel attribute, Object standing) {
        if (unloaded == null) {
            unloaded = new @Nullable Object[type().model().attributes().size()];
        }
        unloaded[attribute.index()] = standing;
        object().stintUnload(type().fieldOf(attribute));
    }

    /** Of null nobody can have hold, unless it is a value within an object. */
    private boolean mayBeInHands(AttributeModel attribute) {
        Object current = current(attribute);
        return current != null && !(current instanceof Unread)
                || !attribute.name().equals(attribute.rootName());
    }

    private EntityType<E> type() {
        return entry.type();
    }

    private Woven object() {
        return (Woven) entry.entity();
    }

    /** Stays with an object that was let go before all of it was loaded; it keeps no session alive. */
    private enum Detached implements Tracker {
        INSTANCE;

        @Override
        public void changing(Woven object, int field) {
            // nobody wants to know
        }

        @Override
        public boolean givingAway(Woven object, int field) {
            return true;
        }

        @Override
        public Object load(Woven object, int field) {
            throw new org.stint.exception.LazyLoadException("Cannot load "
                    + object.getClass().getSimpleName() + "." + object.stintFields()[field]
                    + ": the object belongs to no open session any more, and the attribute was not read before. Read it"
                    + " before the session is closed or the object detached, or remove @Lazy.");
        }
    }
}
