package org.stint.internal.merge;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;
import org.stint.session.MergeOptions;
import org.stint.statement.Attribute;
import org.stint.statement.ColumnDefinition.Role;

/** The attributes of an entity that options select. */
final class Selection {

    private final @Nullable BitSet included;
    private final BitSet excluded;
    private final boolean ignoresNulls;

    private Selection(@Nullable BitSet included, BitSet excluded, boolean ignoresNulls) {
        this.included = included;
        this.excluded = excluded;
        this.ignoresNulls = ignoresNulls;
    }

    /**
     * What options mean for an entity.
     *
     * @throws StintException if they name an attribute of another entity, or want to copy one that never is
     */
    static Selection of(EntityType<?> type, MergeOptions options) {
        BitSet included = null;
        if (options.included() != null) {
            included = positions(type.model(), options.included());
            included.stream().mapToObj(type.model().attributes()::get).forEach(attribute -> {
                if (!isMerged(attribute)) {
                    throw new StintException("Cannot merge only " + type.name() + "." + attribute
                            + ": ids, versions, times, actors and columns that the database fills are never copied."
                            + " Leave it out.");
                }
            });
        }
        return new Selection(included, positions(type.model(), options.excluded()), options.ignoresNulls());
    }

    /** Whether a value of an attribute is to be copied. */
    boolean contains(AttributeModel attribute, @Nullable Object value) {
        return contains(attribute) && !(ignoresNulls && value == null);
    }

    /** Whether an attribute may be copied. */
    boolean contains(AttributeModel attribute) {
        return isMerged(attribute)
                && (included == null || included.get(attribute.index()))
                && !excluded.get(attribute.index());
    }

    private static boolean isMerged(AttributeModel attribute) {
        return attribute.is(Role.PLAIN) && attribute.definition().filled() == null;
    }

    private static BitSet positions(EntityModel<?> model, List<Attribute<?, ?>> attributes) {
        BitSet positions = new BitSet();
        for (Attribute<?, ?> attribute : attributes) {
            AttributeModel own = model.attributes().get(position(model, attribute));
            ReferenceModel reference = model.reference(own);
            // an entity is copied as a whole, whatever columns refer to it
            (reference == null ? List.of(own) : reference.attributes())
                    .forEach(column -> positions.set(column.index()));
        }
        return positions;
    }

    /** By names, for the attribute may be of an alias of the table. */
    private static int position(EntityModel<?> model, Attribute<?, ?> attribute) {
        String table = attribute.node().table().name();
        String field = attribute.definition().field();
        if (table.equals(model.table().node().name())) {
            for (AttributeModel own : model.attributes()) {
                if (own.name().equals(field)) {
                    return own.index();
                }
            }
        }
        throw new StintException("Cannot merge a " + model.name() + " with an option for " + table + "." + field
                + ": that is an attribute of another entity. Name attributes of " + model.name() + ".");
    }
}
