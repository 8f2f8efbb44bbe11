package org.stint.internal.flush;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Actor;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;

/**
 * When a flush happens, and by whom: the same for all its rows.
 *
 * @param now the time
 * @param actor whoever makes the changes
 */
record Occasion(Instant now, Actor actor) {

    static Occasion of(DatabaseSettings settings) {
        return new Occasion(settings.clock().instant(), settings.actorNow());
    }

    /** The time as an attribute has it. */
    Object time(AttributeModel attribute) {
        return Times.of(attribute, now);
    }

    /** The actor as an attribute has it, or null if nobody is known. */
    @Nullable
    Object actor(AttributeModel attribute, EntityModel<?> model) {
        return actor.valueOf(attribute.definition(), model.name());
    }
}
