package org.stint.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;

/** Replaces the fields of an entity that hold embedded objects by the fields of these objects. */
final class EmbeddedReader {

    private final FieldCollector collector;
    private final DatabaseNames names;
    private final Mistakes mistakes;
    private final Map<String, ClassName> classes = new LinkedHashMap<>();

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
        return classes;
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
        classes.put(field.path(), ClassName.of(type));
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
        checkOverrides(field, found);
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

    private void checkOverrides(PersistentField field, List<PersistentField> parts) {
        for (AttributeOverride override : field.element().getAnnotationsByType(AttributeOverride.class)) {
            String path = field.path() + "." + override.name();
            if (parts.stream().noneMatch(part -> part.path().equals(path))) {
                TreeSet<String> known = new TreeSet<>();
                parts.forEach(
                        part -> known.add(part.path().substring(field.path().length() + 1)));
                mistakes.at(
                        field.place(),
                        "@AttributeOverride of " + field.label() + " names \"" + override.name()
                                + "\", but there is no such field in it. There are " + String.join(", ", known) + ".");
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
