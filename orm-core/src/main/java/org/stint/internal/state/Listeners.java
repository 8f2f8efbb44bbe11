package org.stint.internal.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stint.event.EntityListener;
import org.stint.exception.MappingException;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;

/**
 * Who is told what happens to objects: for each entity class the methods of the class itself, then the listeners of the
 * application in the order of their registration. Immutable and safe for use by many threads.
 */
public final class Listeners {

    /**
     * A listener that the application registered.
     *
     * @param type the entity class, or a superclass or interface of some
     */
    public record Registration<E>(Class<E> type, EntityListener<? super E> listener) {}

    /** Nobody is told anything. */
    public static final Listeners NONE = new Listeners(Map.of());

    private final Map<Class<?>, List<EntityListener<Object>>> byClass;

    private Listeners(Map<Class<?>, List<EntityListener<Object>>> byClass) {
        this.byClass = Map.copyOf(byClass);
    }

    /**
     * The listeners for the entities of a mapping.
     *
     * @throws MappingException if a listener is for none of them
     */
    public static Listeners of(Mapping mapping, List<Registration<?>> registrations) {
        Map<Class<?>, List<EntityListener<Object>>> byClass = new HashMap<>();
        for (EntityModel<?> model : mapping.models()) {
            List<EntityListener<Object>> listeners = new ArrayList<>();
            if (model.table().callbacks() != null) {
                listeners.add(untyped(model.table().callbacks()));
            }
            for (Registration<?> registration : registrations) {
                if (registration.type().isAssignableFrom(model.type())) {
                    listeners.add(untyped(registration.listener()));
                }
            }
            if (!listeners.isEmpty()) {
                byClass.put(model.type(), List.copyOf(listeners));
            }
        }
        List<String> mistakes = registrations.stream()
                .map(Registration::type)
                .filter(type -> mapping.models().stream().noneMatch(model -> type.isAssignableFrom(model.type())))
                .map(type -> "A listener is registered for " + type.getName()
                        + ", but no entity of the factory is of that class. Add the entity to entities(…).")
                .toList();
        if (!mistakes.isEmpty()) {
            throw new MappingException(mistakes);
        }
        return byClass.isEmpty() ? NONE : new Listeners(byClass);
    }

    /** Whether nobody listens at all. */
    public boolean isEmpty() {
        return byClass.isEmpty();
    }

    /** Who listens to objects of a class. */
    List<EntityListener<Object>> of(Class<?> type) {
        return byClass.getOrDefault(type, List.of());
    }

    @SuppressWarnings("unchecked") // called with objects of the class that it is kept by
    private static EntityListener<Object> untyped(EntityListener<?> listener) {
        return (EntityListener<Object>) listener;
    }
}
