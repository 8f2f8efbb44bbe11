package org.stint.internal.state;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.stint.event.EntityListener;
import org.stint.exception.StintException;

/**
 * Calls the listeners for the objects of one session, and knows while one is being called: until then the session must
 * not be used. Not safe for use by several threads.
 */
public final class Callbacks {

    /** What happens to an object. */
    public enum Moment {
        BEFORE_INSERT("before its insert", EntityListener::beforeInsert),
        BEFORE_UPDATE("before its update", EntityListener::beforeUpdate),
        BEFORE_DELETE("before its delete", EntityListener::beforeDelete),
        AFTER_INSERT("after its insert", EntityListener::afterInsert),
        AFTER_UPDATE("after its update", EntityListener::afterUpdate),
        AFTER_DELETE("after its delete", EntityListener::afterDelete),
        AFTER_LOAD("after it was read", EntityListener::afterLoad);

        private final String words;
        private final BiConsumer<EntityListener<Object>, Object> method;

        Moment(String words, BiConsumer<EntityListener<Object>, Object> method) {
            this.words = words;
            this.method = method;
        }
    }

    private final Listeners listeners;
    private @Nullable String running;

    Callbacks(Listeners listeners) {
        this.listeners = listeners;
    }

    /** Whether there is nobody to call. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Whether somebody listens to objects of a class. */
    public boolean concern(EntityType<?> type) {
        return !listeners.of(type.model().type()).isEmpty();
    }

    /** Calls everybody who listens to an object; what they throw is passed on. */
    public void call(Moment moment, EntityEntry<?> entry) {
        for (EntityListener<Object> listener : listeners.of(entry.type().model().type())) {
            String outer = running;
            running = entry.label() + " " + moment.words;
            try {
                moment.method.accept(listener, entry.entity());
            } finally {
                running = outer;
            }
        }
    }

    /**
     * Refuses to do something while a listener is being called.
     *
     * @param attempt the words that follow "Cannot"
     */
    public void refuseWhileRunning(String attempt) {
        if (running != null) {
            throw new StintException("Cannot " + attempt + ": a callback or listener of " + running
                    + " is being called, and the session is in the middle of that. Change only the object itself there;"
                    + " do the rest before the flush or after it.");
        }
    }
}
