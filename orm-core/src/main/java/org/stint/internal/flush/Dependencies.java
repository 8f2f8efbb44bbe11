package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;

/**
 * Finds out which row has to be written before which: a parent before the child that refers to it, a child that lets go
 * before the parent that is deleted, and the row that gives up a unique value before the one that takes it.
 */
final class Dependencies {

    /** A value, or several, that only one row may have. */
    private record UniqueValue(Class<?> type, int key, List<Object> values) {}

    private static final int PRIMARY_KEY = -1;

    private final EntityTypes types;
    private final Map<Object, Action> inserted = new IdentityHashMap<>();
    private final Map<EntityKey, Action> insertedKeys = new HashMap<>();
    private final Map<EntityKey, Action> deletedKeys = new HashMap<>();
    private final Map<UniqueValue, Action> freed = new HashMap<>();

    private Dependencies(EntityTypes types) {
        this.types = types;
    }

    /** Connects the actions. */
    static void connect(List<Action> actions, EntityTypes types) {
        Dependencies dependencies = new Dependencies(types);
        actions.forEach(dependencies::register);
        actions.forEach(dependencies::connectReferences);
        actions.forEach(dependencies::connectUniqueValues);
    }

    private void register(Action action) {
        ChangeSet change = action.change();
        EntityKey key = keyOf(change);
        if (action.step() == Step.INSERT) {
            inserted.put(change.entry().entity(), action);
            if (key != null) {
                insertedKeys.put(key, action);
            }
        } else if (action.step() == Step.DELETE) {
            deletedKeys.put(Objects.requireNonNull(key), action);
        }
        if (action.step() == Step.DELETE || action.step() == Step.UPDATE) {
            uniqueValues(change, change.before(), action.step() == Step.UPDATE)
                    .forEach(value -> freed.put(value, action));
        }
    }

    private void connectReferences(Action action) {
        ChangeSet change = action.change();
        for (ReferenceModel reference : change.entry().type().model().references()) {
            boolean changed = action.step() == Step.UPDATE && change.changes(reference);
            if (action.step() == Step.DELETE || changed) {
                EntityKey before = types.keyAt(reference, change.before(reference.first()));
                Action deletedParent = before == null ? null : deletedKeys.get(before);
                if (deletedParent != null) {
                    Action.connect(action, deletedParent, reference.attributes());
                }
            }
            if (action.step() == Step.INSERT || changed) {
                Action insertedParent = insertedParent(reference, change.after(reference.first()));
                if (insertedParent != null) {
                    Action.connect(insertedParent, action, reference.attributes());
                }
            }
        }
    }

    private void connectUniqueValues(Action action) {
        if (action.step() != Step.INSERT && action.step() != Step.UPDATE) {
            return;
        }
        ChangeSet change = action.change();
        for (UniqueValue value : uniqueValues(change, change.after(), action.step() == Step.UPDATE)) {
            Action freeing = freed.get(value);
            if (freeing != null) {
                Action.passOn(freeing, action, attributes(change, value));
            }
        }
    }

    private static List<AttributeModel> attributes(ChangeSet change, UniqueValue value) {
        EntityModel<?> model = change.entry().type().model();
        return value.key() == PRIMARY_KEY ? model.ids() : model.uniqueKeys().get(value.key());
    }

    private @Nullable Action insertedParent(ReferenceModel reference, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Action byObject = value instanceof Ref<?> ? null : inserted.get(value);
        EntityKey key = types.keyAt(reference, value);
        return byObject != null || key == null ? byObject : insertedKeys.get(key);
    }

    private List<UniqueValue> uniqueValues(ChangeSet change, @Nullable Object[] values, boolean changedOnly) {
        List<UniqueValue> found = new ArrayList<>();
        Class<?> type = change.entry().type().model().type();
        List<List<AttributeModel>> keys = change.entry().type().model().uniqueKeys();
        for (int key = 0; key < keys.size(); key++) {
            List<AttributeModel> attributes = keys.get(key);
            if (!changedOnly || attributes.stream().anyMatch(change::changes)) {
                List<Object> combination = new ArrayList<>();
                for (AttributeModel attribute : attributes) {
                    Object value = types.columnValue(attribute, values[attribute.index()]);
                    if (value != null) {
                        combination.add(attribute.type().keyOf(value));
                    }
                }
                if (combination.size() == attributes.size()) {
                    found.add(new UniqueValue(type, key, combination));
                }
            }
        }
        EntityKey id = changedOnly ? null : keyOf(change);
        if (id != null) {
            found.add(new UniqueValue(type, PRIMARY_KEY, List.of(id.id())));
        }
        return found;
    }

    /** The key that the row has or is to get; null if that is known only when it is inserted. */
    private static @Nullable EntityKey keyOf(ChangeSet change) {
        if (change.kind() != ChangeSet.Kind.INSERT) {
            return change.entry().key();
        }
        Object id = change.id();
        return id == null ? null : change.entry().type().keyOf(id);
    }
}
