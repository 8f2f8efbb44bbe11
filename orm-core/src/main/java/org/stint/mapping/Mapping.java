package org.stint.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stint.dialect.Dialect;
import org.stint.exception.MappingException;
import org.stint.statement.Generation;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;

/** The entities of one factory, by class. Immutable and safe for use by many threads. */
public final class Mapping {

    private final Map<Class<?>, EntityModel<?>> models;

    private Mapping(Map<Class<?>, EntityModel<?>> models) {
        this.models = models;
    }

    /**
     * The mapping of entity classes, from their generated tables.
     *
     * @throws MappingException naming every class without a table and every reference to a class that is not here
     */
    public static Mapping of(Collection<Class<?>> entities) {
        Map<Class<?>, EntityModel<?>> models = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (Class<?> entity : entities) {
            try {
                models.put(entity, EntityModel.of(GeneratedTables.tableOf(entity)));
            } catch (MappingException mistake) {
                mistakes.addAll(mistake.mistakes());
            }
        }
        for (EntityModel<?> model : models.values()) {
            for (ReferenceModel reference : model.references()) {
                Class<?> target = reference.target();
                if (!entities.contains(target)) {
                    mistakes.add(model.name() + "." + reference + " refers to " + target.getName()
                            + ", which the factory does not know. Add it to entities(…).");
                }
            }
        }
        mistakes.addAll(sharedTables(models.values()));
        mistakes.addAll(sharedSequences(models.values()));
        mistakes.addAll(takenHistories(models.values()));
        if (!mistakes.isEmpty()) {
            throw new MappingException(mistakes);
        }
        return new Mapping(models);
    }

    private static List<String> sharedTables(Collection<EntityModel<?>> models) {
        Map<QueryNode.Table, EntityModel<?>> first = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (EntityModel<?> model : models) {
            EntityModel<?> other = first.putIfAbsent(model.table().node(), model);
            if (other != null) {
                mistakes.add(model.type().getName() + " and " + other.type().getName() + " both have the table "
                        + model.table() + ", so that one row would be two objects. Give one of them another by"
                        + " @Table, or open a factory for each.");
            }
        }
        return mistakes;
    }

    /** Entities may share a sequence only if they take equal steps: otherwise their numbers would overlap. */
    private static List<String> sharedSequences(Collection<EntityModel<?>> models) {
        Map<String, EntityModel<?>> first = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (EntityModel<?> model : models) {
            if (model.generation() instanceof Generation.Sequence sequence) {
                EntityModel<?> other = first.putIfAbsent(sequence.name(), model);
                if (other != null && !other.generation().equals(sequence)) {
                    mistakes.add(model.name() + " and " + other.name() + " take numbers from the sequence "
                            + sequence.name() + " with different allocation sizes. Give both the same.");
                }
            }
        }
        return mistakes;
    }

    /**
     * Checks that a database can hold the values as the mapping says.
     *
     * @throws MappingException naming every attribute whose values it would round
     */
    public void requireHeldBy(Dialect dialect) {
        List<String> mistakes = new ArrayList<>();
        for (EntityModel<?> model : models.values()) {
            for (AttributeModel attribute : model.attributes()) {
                ColumnType column = attribute.type().columnType();
                if (isTime(column.kind()) && column.precision() > dialect.finestFraction()) {
                    mistakes.add(model.name() + "." + attribute + " has " + column.precision()
                            + " digits of a second, but " + dialect + " keeps " + dialect.finestFraction()
                            + " and would round the rest. Give it @Column(precision = " + dialect.finestFraction()
                            + ") or less.");
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MappingException(mistakes);
        }
    }

    private static boolean isTime(ColumnType.Kind kind) {
        return switch (kind) {
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
            default -> false;
        };
    }

    private static List<String> takenHistories(Collection<EntityModel<?>> models) {
        Map<QueryNode.Table, String> taken = new LinkedHashMap<>();
        models.forEach(model -> taken.put(model.table().node(), model.name()));
        List<String> mistakes = new ArrayList<>();
        for (EntityModel<?> model : models) {
            if (model.history() != null) {
                String other = taken.putIfAbsent(model.history().node(), "the history of " + model.name());
                if (other != null) {
                    mistakes.add("The history of " + model.name() + " cannot be kept in the table " + model.history()
                            + ", which belongs to " + other + ". Name another by @Audited(\"…\").");
                }
            }
        }
        return mistakes;
    }

    /** The models of all tables: the entities in the order in which they were given, each followed by its history. */
    public List<EntityModel<?>> tables() {
        List<EntityModel<?>> tables = new ArrayList<>();
        for (EntityModel<?> model : models.values()) {
            tables.add(model);
            if (model.history() != null) {
                tables.add(EntityModel.of(model.history()));
            }
        }
        return tables;
    }

    /** All entities, in the order in which they were given. */
    public Collection<EntityModel<?>> models() {
        return models.values();
    }

    /**
     * The entities that refer to one, directly or by way of others: whose rows the database may change or delete when
     * rows of that one are deleted. The entity itself is among them if it refers to itself in this way.
     */
    public Set<EntityModel<?>> referringTo(EntityModel<?> model) {
        Set<EntityModel<?>> referring = new LinkedHashSet<>();
        Deque<Class<?>> targets = new ArrayDeque<>(List.of(model.type()));
        while (!targets.isEmpty()) {
            Class<?> target = targets.remove();
            for (EntityModel<?> other : models.values()) {
                boolean refers = other.references().stream().anyMatch(reference -> reference.target() == target);
                if (refers && referring.add(other)) {
                    targets.add(other.type());
                }
            }
        }
        return referring;
    }

    /** Whether a class is among the entities. */
    public boolean has(Class<?> type) {
        return models.containsKey(type);
    }

    /**
     * The model of an entity class.
     *
     * @throws MappingException if the class is not among the entities
     */
    @SuppressWarnings("unchecked") // models are kept by their own class
    public <E> EntityModel<E> modelOf(Class<E> type) {
        EntityModel<?> model = models.get(type);
        if (model == null) {
            String known = models.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
            throw new MappingException("The class " + type.getName() + " is not an entity here. Known are "
                    + (known.isEmpty() ? "none" : known) + "; add it to entities(…).");
        }
        return (EntityModel<E>) model;
    }
}
