package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.stint.annotation.Check;
import org.stint.annotation.Index;
import org.stint.annotation.Unique;

/** Reads the indexes, unique combinations and checks of one entity. */
final class ConstraintReader {

    private final TypeElement entity;
    private final Set<String> fields;
    private final Map<String, String> columns;
    private final Mistakes mistakes;
    private final List<MappedConstraint> constraints = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * For one entity.
     *
     * @param fields the names of all persistent fields
     * @param attributes the attributes, without those of fields with mistakes
     */
    ConstraintReader(TypeElement entity, Set<String> fields, List<MappedAttribute> attributes, Mistakes mistakes) {
        this.entity = entity;
        this.fields = fields;
        this.columns = attributes.stream()
                .collect(Collectors.toMap(MappedAttribute::field, MappedAttribute::column, (first, second) -> first));
        this.mistakes = mistakes;
    }

    /** The constraints: indexes, then unique combinations, then checks, each in the order written. */
    List<MappedConstraint> read(String table, DatabaseNames databaseNames) {
        for (Index index : entity.getAnnotationsByType(Index.class)) {
            columns(Index.class, index.columns()).ifPresent(indexed -> {
                String name = index.name().isEmpty() ? databaseNames.index(table, indexed) : index.name();
                add("index", Index.class, name, indexed);
            });
        }
        for (Unique unique : entity.getAnnotationsByType(Unique.class)) {
            columns(Unique.class, unique.columns()).ifPresent(combined -> {
                String name = unique.name().isEmpty() ? databaseNames.unique(table, combined) : unique.name();
                add("unique", Unique.class, name, combined);
            });
        }
        for (Check check : entity.getAnnotationsByType(Check.class)) {
            if (check.name().isBlank() || check.condition().isBlank()) {
                report(Check.class, "is without a name or a condition. Give it both.");
            } else {
                add("check", Check.class, check.name(), List.of(check.condition()));
            }
        }
        return constraints;
    }

    private Optional<List<String>> columns(Class<? extends Annotation> annotation, String[] wanted) {
        if (wanted.length == 0) {
            report(annotation, "names no column. Name at least one field.");
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : wanted) {
            if (!fields.contains(field)) {
                report(annotation, "names \"" + field + "\", but there is no such persistent field." + hint(field));
                return Optional.empty();
            }
            if (!seen.add(field)) {
                report(annotation, "names \"" + field + "\" twice. Remove one of the two.");
            }
            found.add(columns.getOrDefault(field, field));
        }
        return Optional.of(found);
    }

    private String hint(String column) {
        for (Map.Entry<String, String> entry : columns.entrySet()) {
            if (entry.getValue().equals(column)) {
                return " It is the name of a column: use that of the field, \"" + entry.getKey() + "\".";
            }
        }
        return " Known: " + String.join(", ", new TreeSet<>(fields)) + ".";
    }

    private void add(String method, Class<? extends Annotation> annotation, String name, List<String> rest) {
        if (!names.add(name)) {
            report(annotation, "has the name \"" + name + "\", which another one has too. Rename one.");
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(name);
        arguments.addAll(rest);
        constraints.add(new MappedConstraint(method, arguments));
    }

    private void report(Class<? extends Annotation> annotation, String what) {
        mistakes.at(
                entity, annotation, "@" + annotation.getSimpleName() + " of " + entity.getSimpleName() + " " + what);
    }
}
