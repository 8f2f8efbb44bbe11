package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.exception.StintException;
import org.stint.exception.TransientReferenceException;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.Generation;

/** First step of a flush: what changed, with the versions and times that the rows are to get. Touches no object. */
final class ChangeCollector {

    private final EntityTypes types;
    private final DirtyCheck check;

    ChangeCollector(EntityTypes types, DirtyCheck check) {
        this.types = types;
        this.check = check;
    }

    List<ChangeSet> collect(PersistenceContext context, Occasion occasion) {
        List<ChangeSet> changes = new ArrayList<>();
        for (EntityEntry<?> entry : context.candidates()) {
            ChangeSet change = switch (entry.status()) {
                case NEW -> inserted(entry, occasion);
                case REMOVED -> deleted(entry);
                default -> updated(entry, occasion);
            };
            if (change != null) {
                rejectTransientReferences(change, context);
                changes.add(change);
            }
        }
        return changes;
    }

    private <E> ChangeSet inserted(EntityEntry<E> entry, Occasion occasion) {
        @Nullable Object[] after = entry.type().snapshot(entry.entity());
        BitSet written = new BitSet(after.length);
        for (AttributeModel attribute : entry.type().model().attributes()) {
            int index = attribute.index();
            switch (attribute.definition().role()) {
                case VERSION ->
                    after[index] = after[index] == null ? Versions.first(attribute, occasion.now()) : after[index];
                case CREATED_AT, UPDATED_AT ->
                    after[index] = after[index] == null ? occasion.time(attribute) : after[index];
                case CREATED_BY, UPDATED_BY ->
                    after[index] = after[index] == null
                            ? occasion.actor(attribute, entry.type().model())
                            : after[index];
                case ID, PLAIN -> {}
            }
            after[index] = normalized(attribute, after[index]);
            written.set(index, attribute.definition().insertable() && !isNumberedByDatabase(attribute));
        }
        return new ChangeSet(entry, ChangeSet.Kind.INSERT, written, null, after, null);
    }

    private static boolean isNumberedByDatabase(AttributeModel attribute) {
        return attribute.is(Role.ID) && attribute.definition().generation() == Generation.IDENTITY;
    }

    private <E> @Nullable ChangeSet updated(EntityEntry<E> entry, Occasion occasion) {
        BitSet changed = check.changed(entry);
        if (changed.isEmpty()) {
            return null;
        }
        EntityType<E> type = entry.type();
        rejectChangedId(entry, changed);
        AttributeModel version = type.model().version();
        boolean versionWritten = version != null && changed.get(version.index());
        leaveVersionOut(changed, type);
        Object expected = Versions.expected(entry);
        if (changed.isEmpty()) {
            return versionWritten
                    ? new ChangeSet(entry, ChangeSet.Kind.CHECK, changed, entry.snapshot(), entry.snapshot(), expected)
                    : null;
        }
        @Nullable Object[] after = entry.currentValues();
        for (AttributeModel attribute : type.model().attributes()) {
            int index = attribute.index();
            if (attribute.is(Role.VERSION)) {
                after[index] = Versions.next(attribute, expected, occasion.now());
                changed.set(index);
            } else if (attribute.is(Role.UPDATED_AT) && !changed.get(index)) {
                after[index] = occasion.time(attribute);
                changed.set(index);
            } else if (attribute.is(Role.UPDATED_BY) && !changed.get(index)) {
                after[index] = occasion.actor(attribute, type.model());
                changed.set(index);
            } else if (changed.get(index)) {
                after[index] = normalized(attribute, after[index]);
            }
        }
        return new ChangeSet(entry, ChangeSet.Kind.UPDATE, changed, entry.snapshot(), after, expected);
    }

    /** Leaves only the attributes that an UPDATE writes because the application changed them; the version counts them. */
    static void leaveVersionOut(BitSet changed, EntityType<?> type) {
        AttributeModel version = type.model().version();
        if (version != null) {
            changed.clear(version.index());
        }
    }

    private ChangeSet deleted(EntityEntry<?> entry) {
        return new ChangeSet(
                entry, ChangeSet.Kind.DELETE, new BitSet(0), entry.snapshot(), null, Versions.expected(entry));
    }

    private static @Nullable Object normalized(AttributeModel attribute, @Nullable Object value) {
        return value == null || attribute.reference() != null
                ? value
                : attribute.type().normalize(value);
    }

    private static void rejectChangedId(EntityEntry<?> entry, BitSet changed) {
        if (entry.type().model().ids().stream().anyMatch(id -> changed.get(id.index()))) {
            throw new StintException("Cannot write " + entry.label() + ": its id "
                    + entry.type().name() + "." + entry.type().model().idName()
                    + " was changed. The id of a managed object is fixed; persist a new object and remove this one.");
        }
    }

    private void rejectTransientReferences(ChangeSet change, PersistenceContext context) {
        if (change.after() == null) {
            return;
        }
        for (ReferenceModel reference : change.entry().type().model().references()) {
            Object target = change.changes(reference) ? change.after(reference.first()) : null;
            if (target instanceof Ref<?> ref && !types.of(reference.target()).isId(ref.id())) {
                throw new StintException("Cannot write " + change.entry().label() + ": its " + reference
                        + " refers to a " + ref.type().getSimpleName() + " by an id of "
                        + ref.id().getClass() + "; ids of " + ref.type().getSimpleName() + " are of "
                        + types.of(reference.target()).idClass() + ".");
            }
            if (target != null && !(target instanceof Ref<?>)) {
                rejectTransient(change, reference, target, context.entryOf(target));
            }
        }
    }

    private void rejectTransient(
            ChangeSet change, ReferenceModel reference, Object target, @Nullable EntityEntry<?> entry) {
        boolean hasId = entry != null && entry.status() == Status.NEW || types.knownIdOf(target) != null;
        if (!hasId) {
            String what = "Cannot write " + change.entry().label() + ": its " + reference + " is ";
            if (entry == null) {
                throw new TransientReferenceException(what + "a new "
                        + target.getClass().getSimpleName()
                        + " that was not persisted. Call session.persist(…) with it first.");
            }
            throw new TransientReferenceException(what
                    + entry.label()
                    + (types.ofObject(target).idOf(target) == null
                            ? ", whose id was cleared. Set it again, or persist a new object and refer to that."
                            : ", whose id stands for none in a field of a primitive type. Use a wrapper class there,"
                                    + " or a Ref here."));
        }
    }
}
