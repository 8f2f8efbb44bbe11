package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Generated;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Json;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;

/** Replaces the fields of an entity that hold embedded objects by the fields of these objects. */
final class EmbeddedReader {

    /** What only fields of entities carry. */
    private static final Set<Class<? extends Annotation>> OF_ENTITIES = Set.of(GeneratedValue.class, Version.class);

    private static final List<Class<? extends Annotation>> OF_ONE_VALUE = List.of(
            GeneratedValue.class,
            Version.class,
            Generated.class,
            Enumerated.class,
            ManyToOne.class,
            Json.class,
            CreatedAt.class,
            UpdatedAt.class,
            CreatedBy.class,
            UpdatedBy.class);

    private final FieldCollector collector;
    private final DatabaseNames names;
    private final Mistakes mistakes;
    private final Map<String, TypeElement> classes = new LinkedHashMap<>();

    /** For one entity. */
    EmbeddedReader(FieldCollector collector, DatabaseNames names, Mistakes mistakes) {
        this.collector = collector;
        this.names = names;
        this.mistakes = mistakes;
    }

    /** Whether a field holds an embedded object. */
    static boolean isEmbedded(PersistentField field) {
        return embeddable(field.type()) && !field.has(Convert.class);
    }

    /** Whether a type is an embeddable class. */
    static boolean embeddable(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && ((DeclaredType) type).asElement().getAnnotation(Embeddable.class) != null;
    }

    /** The fields that have columns, in the order of the columns. */
    List<PersistentField> withColumns(List<PersistentField> fields) {
        List<PersistentField> found = new ArrayList<>();
        for (PersistentField field : fields) {
            if (isEmbedded(field)) {
                found.addAll(embedded(field));
            } else {
                refuseEmbedded(field);
                found.add(field);
            }
        }
        return found;
    }

    /** The classes of the embedded objects met so far, by the paths to them. */
    Map<String, ClassName> classes() {
        Map<String, ClassName> names = new LinkedHashMap<>();
        classes.forEach((path, type) -> names.put(path, ClassName.of(type)));
        return names;
    }

    /** Whether the table class of an entity can name all classes of the embedded objects met so far. */
    boolean isVisible(TypeElement entity) {
        return classes.values().stream()
                .allMatch(type -> Reach.obstacle(type.asType(), entity).isEmpty());
    }

    private List<PersistentField> embedded(PersistentField field) {
        Map<String, Column> overrides = new HashMap<>(field.embedding().overrides());
        for (AttributeOverride override : field.element().getAnnotationsByType(AttributeOverride.class)) {
            // what is said further out counts
            overrides.putIfAbsent(field.path() + "." + override.name(), override.column());
        }
        Embedded embedded = field.get(Embedded.class);
        boolean id = field.embedding().id() || field.has(Id.class);
        boolean required = id
                || field.embedding().required()
                        && (embedded != null && !embedded.optional()
                                || new FieldConstraints(field.element()).notNull());
        Embedding inside = new Embedding(
                field.path() + ".",
                field.embedding().prefix() + prefix(field),
                field.embedding().field() == null ? field : field.embedding().field(),
                id,
                required,
                overrides);
        TypeElement type = (TypeElement) ((DeclaredType) field.type()).asElement();
        classes.put(field.path(), type);
        List<PersistentField> found = new ArrayList<>();
        for (PersistentField part : collector.fields(type)) {
            PersistentField placed = new PersistentField(field.entity(), part.element(), part.type(), inside);
            if (!isEmbedded(placed)) {
                found.add(placed);
            } else if (contains(part.type(), type)) {
                mistakes.at(
                        placed.place(),
                        "The embeddable class " + type.getSimpleName() + " of " + field.label()
                                + " contains itself, so that it would have columns without end. Remove the field "
                                + part.label() + ".");
            } else {
                found.addAll(embedded(placed));
            }
        }
        Mistakes seen = field.embedding().equals(Embedding.NONE) ? mistakes : mistakes.elsewhere();
        checkOverrides(field, found, seen);
        checkMarks(field, type, seen);
        if (seen.any()) {
            mistakes.reportedElsewhere();
        }
        return found;
    }

    private boolean contains(TypeMirror outer, TypeElement inner) {
        return contains(outer, inner, new TreeSet<>());
    }

    private boolean contains(TypeMirror outer, TypeElement inner, TreeSet<String> seen) {
        TypeElement type = (TypeElement) ((DeclaredType) outer).asElement();
        if (type.equals(inner)) {
            return true;
        }
        return seen.add(type.getQualifiedName().toString())
                && collector.fields(type).stream()
                        .filter(EmbeddedReader::isEmbedded)
                        .anyMatch(field -> contains(field.type(), inner, seen));
    }

    private String prefix(PersistentField field) {
        Embedded embedded = field.get(Embedded.class);
        String prefix = embedded == null ? Embedded.FIELD + "_" : embedded.prefix();
        boolean unsaid = prefix.equals(Embedded.FIELD + "_");
        return unsaid && field.has(Id.class) ? "" : prefix.replace(Embedded.FIELD, names.column(field.name()));
    }

    private static void checkOverrides(PersistentField field, List<PersistentField> parts, Mistakes mistakes) {
        for (AttributeOverride override : field.element().getAnnotationsByType(AttributeOverride.class)) {
            String path = field.path() + "." + override.name();
            if (parts.stream().noneMatch(part -> part.path().equals(path))) {
                TreeSet<String> known = new TreeSet<>();
                parts.forEach(
                        part -> known.add(part.path().substring(field.path().length() + 1)));
                mistakes.at(
                        field.place(),
                        "@AttributeOverride of " + field.label() + " names \"" + override.name()
                                + "\", but there is no such field in it. Known: " + String.join(", ", known) + ".");
            }
        }
        if (field.has(Lazy.class)) {
            mistakes.at(
                    field.place(),
                    Lazy.class,
                    "@Lazy is for references to an entity and for large values, but " + field.label()
                            + " is an embedded object. Remove it, or move what is large to an entity of its own.");
        }
        if (field.element().getAnnotation(Column.class) != null) {
            mistakes.at(
                    field.place(),
                    "@Column describes one column, but " + field.label() + " has those of the embeddable class "
                            + ValueTypes.display(field.type()) + ". Use @AttributeOverride for one of them.");
        }
    }

    /** Reports what describes a single value, and a class that the table class cannot name. */
    private static void checkMarks(PersistentField field, TypeElement type, Mistakes mistakes) {
        for (Class<? extends Annotation> annotation : OF_ONE_VALUE) {
            if (field.has(annotation)) {
                mistakes.at(
                        field.place(),
                        annotation,
                        "@" + annotation.getSimpleName() + " is for a single value, but " + field.label()
                                + " is an object of the embeddable class " + type.getSimpleName() + ". Remove it"
                                + (OF_ENTITIES.contains(annotation) ? "." : ", or put it on a field of that class."));
            }
        }
        Reach.obstacleAcrossPackages(type.asType(), field.entity())
                .ifPresent(obstacle -> mistakes.at(
                        field.place(),
                        "The embeddable class " + type.getSimpleName() + " of " + field.label() + " " + obstacle));
    }

    private void refuseEmbedded(PersistentField field) {
        boolean overridden = field.element().getAnnotationsByType(AttributeOverride.class).length > 0;
        if (field.has(Embedded.class) || overridden && !field.has(ManyToOne.class)) {
            mistakes.at(
                    field.place(),
                    (field.has(Embedded.class) ? "@Embedded" : "@AttributeOverride") + " is for embedded objects, but "
                            + field.label() + " is of the type " + ValueTypes.display(field.type())
                            + ", which is no class with @Embeddable. Remove it, or add @Embeddable to that class.");
        }
    }
}
