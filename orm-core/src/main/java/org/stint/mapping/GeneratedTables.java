package org.stint.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.stint.exception.MappingException;
import org.stint.statement.EntityTable;

/** Finds the table that the annotation processor wrote for an entity class. */
final class GeneratedTables {

    private GeneratedTables() {}

    /**
     * The table of an entity class.
     *
     * @throws MappingException if there is none; it says how to add the processor
     */
    @SuppressWarnings("unchecked") // the class of the table is checked against the entity
    static <E> EntityTable<E, ?> tableOf(Class<E> entity) {
        Class<?> generated = generatedClass(entity);
        try {
            for (Field field : generated.getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.getType() == generated
                        && field.get(null) instanceof EntityTable<?, ?> table
                        && table.entityClass() == entity) {
                    return (EntityTable<E, ?>) table;
                }
            }
        } catch (IllegalAccessException notExported) {
            throw new MappingException("Cannot read the table class " + generated.getName() + ": its package is not"
                    + " open to Stint. Add \"opens " + entity.getPackageName()
                    + " to org.stint.core;\" to the module descriptor.");
        }
        throw new MappingException("The class " + generated.getName() + " is not the table of " + entity.getName()
                + ". Rebuild the module, so that the annotation processor writes it anew.");
    }

    /** The name that the processor gives to the table class: {@code Book_}, {@code Outer_Book_} for a nested class. */
    private static String generatedName(Class<?> entity) {
        String packageName = entity.getPackageName();
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return prefix + entity.getName().substring(prefix.length()).replace('$', '_') + "_";
    }

    private static Class<?> generatedClass(Class<?> entity) {
        String name = generatedName(entity);
        try {
            return Class.forName(name, true, entity.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new MappingException("The class " + entity.getName() + " has no generated table " + name
                    + ". Either it is not annotated with @Entity, or the annotation processor did not run: declare"
                    + " org.stint:orm-annotations as a dependency and set <proc>full</proc> for the"
                    + " maven-compiler-plugin, then rebuild.");
        }
    }
}
