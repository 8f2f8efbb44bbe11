package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.session.FlushPlan;
import org.stint.session.FlushPlan.Change;
import org.stint.session.FlushPlan.Kind;
import org.stint.session.FlushPlan.Write;
import org.stint.statement.ColumnDefinition.Role;

/** Describes ordered groups as a plan for people, with placeholders for the ids that are not known yet. */
final class PlanWriter {

    private final EntityTypes types;
    private final Map<Object, String> newIds = new java.util.IdentityHashMap<>();
    private final Map<Class<?>, Integer> numbers = new LinkedHashMap<>();

    private PlanWriter(EntityTypes types) {
        this.types = types;
    }

    static FlushPlan write(List<WriteGroup> groups, EntityTypes types) {
        PlanWriter writer = new PlanWriter(types);
        groups.forEach(writer::numberInserts);
        List<Write> writes = new ArrayList<>();
        for (WriteGroup group : groups) {
            for (ChangeSet change : group.changes()) {
                if (group.step() != Step.CHECK) {
                    writes.add(writer.write(group, change));
                }
            }
        }
        return new FlushPlan(writes);
    }

    private void numberInserts(WriteGroup group) {
        if (group.step() == Step.INSERT) {
            for (ChangeSet change : group.changes()) {
                if (change.id() == null) {
                    Class<?> type = group.type().model().type();
                    int number = numbers.merge(type, 1, Integer::sum);
                    newIds.put(change.entry().entity(), "<id of " + type.getSimpleName() + "#" + number + ">");
                }
            }
        }
    }

    private Write write(WriteGroup group, ChangeSet change) {
        Kind kind = switch (group.step()) {
            case INSERT -> Kind.INSERT;
            case DELETE -> Kind.DELETE;
            default -> Kind.UPDATE;
        };
        Map<String, Change> changes = new LinkedHashMap<>();
        for (AttributeModel attribute : change.entry().type().model().attributes()) {
            boolean written = kind == Kind.DELETE
                    ? !attribute.is(Role.ID)
                    : group.shape().attributes().get(attribute.index()) && !attribute.is(Role.ID);
            if (written) {
                Object after = group.step() == Step.UNLINK ? null : change.after(attribute);
                changes.put(
                        attribute.name(),
                        new Change(shown(attribute, change.before(attribute)), shown(attribute, after)));
            }
        }
        Object id = change.id();
        return new Write(
                kind,
                group.type().model().type(),
                id != null ? id : newIds.get(change.entry().entity()),
                changes);
    }

    private @Nullable Object shown(AttributeModel attribute, @Nullable Object value) {
        if (value != null && attribute.reference() != null && newIds.containsKey(value)) {
            return newIds.get(value);
        }
        return types.columnValue(attribute, value);
    }
}
