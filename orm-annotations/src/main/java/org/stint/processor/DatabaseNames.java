package org.stint.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.stint.annotation.Naming;
import org.stint.annotation.NamingStrategy;

/** The names in the database where the program gives none. */
final class DatabaseNames {

    private final NamingStrategy strategy;

    private DatabaseNames(NamingStrategy strategy) {
        this.strategy = strategy;
    }

    /** By the nearest {@link Naming} on the entity, the classes around it and its package. */
    static DatabaseNames of(TypeElement entity) {
        Element element = entity;
        while (element != null) {
            Naming naming = element.getAnnotation(Naming.class);
            if (naming != null) {
                return new DatabaseNames(naming.value());
            }
            element = element.getEnclosingElement();
        }
        return new DatabaseNames(NamingStrategy.SNAKE_CASE);
    }

    String table(String className) {
        return spelled(className);
    }

    String column(String field) {
        return spelled(field);
    }

    String key(String field) {
        return spelled(field + "Id");
    }

    String sequence(String table) {
        return table + suffix("_seq");
    }

    String history(String table) {
        return table + suffix("_history");
    }

    String index(String table, List<String> columns) {
        return table + "_" + String.join("_", columns) + suffix("_idx");
    }

    String unique(String table, List<String> columns) {
        return table + "_" + String.join("_", columns) + suffix("_key");
    }

    private String suffix(String suffix) {
        return strategy == NamingStrategy.UPPER_SNAKE_CASE ? Words.upperSnake(suffix) : suffix;
    }

    private String spelled(String name) {
        return switch (strategy) {
            case SNAKE_CASE -> Words.snake(name);
            case UPPER_SNAKE_CASE -> Words.upperSnake(name);
            case AS_IS -> name;
        };
    }
}
