package org.stint.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stint.behaviour.domain.Author;
import org.stint.internal.access.Accessors;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.validation.EntityValidator;
import org.stint.mapping.Mapping;

/** Collecting changes takes as long as there are changes, however many objects are managed. */
@EnabledIfSystemProperty(named = "stint.test.woven", matches = "true", disabledReason = "the classes are not woven")
class GrowthTest {

    private static final int MANAGED = 100_000;
    private static final int CHANGED = 10;

    private final EntityTypes types = new EntityTypes(Mapping.of(List.of(Author.class)), Accessors::of);

    @Test
    void aFlushLooksAtTheChangedObjectsOnly() {
        assertThat(lookedAt(ChangeTracking.RECORDED)).isEqualTo(CHANGED);
    }

    @Test
    void withSnapshotsItLooksAtAll() {
        assertThat(lookedAt(ChangeTracking.SNAPSHOT)).isEqualTo(MANAGED);
    }

    private int lookedAt(ChangeTracking tracking) {
        PersistenceContext context = new PersistenceContext(types, tracking);
        EntityType<Author> type = types.of(Author.class);
        for (long id = 1; id <= MANAGED; id++) {
            Author author = type.instantiate();
            type.set(author, type.model().id(), id);
            context.manage(type, author, type.keyOf(id), id, null, null);
        }
        for (long id = 1; id <= CHANGED; id++) {
            context.entry(type, id * 1000).entity().setName("changed");
        }
        AtomicInteger looks = new AtomicInteger();
        DirtyCheck check = tracking.check(types);
        Flusher flusher = new Flusher(
                types,
                entry -> {
                    looks.incrementAndGet();
                    return check.changed(entry);
                },
                EntityValidator.NONE,
                DatabaseSettings.defaults());

        assertThat(flusher.plan(context).writes()).hasSize(CHANGED);
        return looks.get();
    }
}
