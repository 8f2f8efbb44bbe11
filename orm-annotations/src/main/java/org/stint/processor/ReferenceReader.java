package org.stint.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Id;
import org.stint.annotation.Json;
import org.stint.annotation.ManyToOne;
import org.stint.contract.Ref;

/** Finds the entity at the other end of a relationship and the columns of its id, which are those of the key. */
final class ReferenceReader {

    private final FieldCollector collector;
    private final ValueTypes valueTypes;

    ReferenceReader(FieldCollector collector, ValueTypes valueTypes) {
        this.collector = collector;
        this.valueTypes = valueTypes;
    }

    /**
     * A column of a relationship.
     *
     * @param target the other end
     * @param keyType the type of the column
     * @param path where the value is in a composite id; empty if the id is a single column
     * @param idColumn the name of the column it refers to
     */
    record Key(MappedAttribute.Target target, ValueType keyType, String path, String idColumn) {}

    /** The columns of the relationship that a field holds; empty after a mistake. */
    List<Key> read(PersistentField field, Mistakes mistakes) {
        new ColumnSizes(field, new FieldConstraints(field.element()), mistakes)
                .refuseRest("the key is of the type and size of the id that it refers to");
        if (field.has(Enumerated.class)) {
            mistakes.at(
                    field.place(), "@Enumerated is for enums, but " + field.label() + " is a relationship. Remove it.");
        }
        if (field.has(Convert.class)) {
            mistakes.at(
                    field.place(),
                    Convert.class,
                    "A relationship is written as the id at its other end, but " + field.label()
                            + " names a converter. Remove @Convert or @ManyToOne.");
        }
        if (field.has(Json.class)) {
            mistakes.at(
                    field.place(),
                    Json.class,
                    "@Json is for documents, but " + field.label() + " is a relationship. Remove it.");
        }
        boolean asRef = isRef(field);
        TypeElement target = entity(asRef ? argument(field.type()) : field.type());
        if (target == null) {
            mistakes.at(field.place(), ManyToOne.class, noEntity(field));
            return List.of();
        }
        Reach.obstacleAcrossPackages(target.asType(), field.entity())
                .ifPresent(obstacle -> mistakes.at(
                        field.place(),
                        "The entity " + target.getSimpleName() + ", to which " + field.label() + " refers, "
                                + obstacle));
        List<PersistentField> ids = collector.fields(target).stream()
                .filter(candidate -> candidate.has(Id.class))
                .toList();
        if (ids.size() == 1 && EmbeddedReader.isEmbedded(ids.get(0)) && isInside(field)) {
            mistakes.at(
                    field.place(),
                    ManyToOne.class,
                    "A relationship in an embedded object is a single column, but " + field.label() + " refers to "
                            + target.getSimpleName() + ", whose id has several. Move the relationship to the entity,"
                            + " or embed the id itself and load the entity by it.");
            return List.of();
        }
        List<Key> keys = keys(field, target, asRef, ids, field.entity(), mistakes);
        checkOverrides(field, keys, mistakes);
        if (keys.isEmpty()) {
            boolean hidden = !keys(field, target, asRef, ids, target, mistakes.elsewhere())
                    .isEmpty();
            mistakes.at(
                    field.place(),
                    hidden
                            ? "The id of " + target.getSimpleName() + ", to which " + field.label()
                                    + " refers, has a class that is not public and in another package than "
                                    + field.entity().getSimpleName()
                                    + ", so that the table class cannot name it. Make it public."
                            : "The type of the key that " + field.label() + " holds is unknown, because "
                                    + target.getSimpleName() + " has no proper id. Give it one.");
        }
        return keys;
    }

    /** The columns, if the table class of {@code reader} can name all that they mention. */
    private List<Key> keys(
            PersistentField field,
            TypeElement target,
            boolean asRef,
            List<PersistentField> ids,
            TypeElement reader,
            Mistakes mistakes) {
        if (ids.size() != 1) {
            return List.of();
        }
        return EmbeddedReader.isEmbedded(ids.get(0))
                ? composite(field, target, asRef, ids, reader, mistakes)
                : single(target, asRef, ids.get(0), reader, mistakes);
    }

    private List<Key> single(
            TypeElement target, boolean asRef, PersistentField id, TypeElement reader, Mistakes mistakes) {
        return id.has(ManyToOne.class)
                ? List.of()
                : valueTypes.of(id.seenFrom(reader), mistakes.elsewhere()).stream()
                        .map(type -> new Key(target(target, asRef, null), type, "", ""))
                        .toList();
    }

    private List<Key> composite(
            PersistentField field,
            TypeElement target,
            boolean asRef,
            List<PersistentField> ids,
            TypeElement reader,
            Mistakes mistakes) {
        if (field.element().getAnnotation(Column.class) != null) {
            mistakes.at(
                    field.place(),
                    "@Column describes one column, but " + field.label() + " has one for each of the id of "
                            + target.getSimpleName() + ". Use @AttributeOverride for one of them.");
        }
        DatabaseNames names = DatabaseNames.of(target);
        EmbeddedReader embedded = new EmbeddedReader(collector, names, mistakes.elsewhere());
        List<PersistentField> parts = embedded.withColumns(ids);
        if (!embedded.isVisible(reader)) {
            return List.of();
        }
        String root = ids.get(0).name();
        Map<String, ClassName> classes = new LinkedHashMap<>();
        embedded.classes().forEach((path, type) -> classes.put(below(root, path), type));
        List<Key> keys = new ArrayList<>();
        for (PersistentField part : parts) {
            Optional<ValueType> type = part.has(ManyToOne.class)
                    ? read(part, mistakes.elsewhere()).stream()
                            .map(Key::keyType)
                            .findFirst()
                    : valueTypes.of(part.seenFrom(reader), mistakes.elsewhere());
            if (type.isEmpty()) {
                return List.of();
            }
            String otherwise = part.has(ManyToOne.class) ? names.key(part.name()) : names.column(part.name());
            keys.add(new Key(
                    target(target, asRef, new MappedAttribute.Part(keys.size(), classes)),
                    type.get(),
                    below(root, part.path()),
                    part.columnName(otherwise)));
        }
        return keys;
    }

    private static void checkOverrides(PersistentField field, List<Key> keys, Mistakes mistakes) {
        Set<String> known = keys.stream().map(Key::path).collect(Collectors.toCollection(TreeSet::new));
        for (AttributeOverride override : field.element().getAnnotationsByType(AttributeOverride.class)) {
            if (!known.contains(override.name())) {
                mistakes.at(
                        field.place(),
                        "@AttributeOverride of " + field.label() + " names \"" + override.name()
                                + "\", but there is no such field in the id that it refers to."
                                + (known.equals(Set.of(""))
                                        ? " It is a single column, which @Column describes."
                                        : " Known: " + String.join(", ", known) + "."));
            }
            Column column = override.column();
            if (column.length() >= 0 || column.precision() >= 0 || column.scale() >= 0) {
                mistakes.at(
                        field.place(),
                        "@AttributeOverride of " + field.label() + " gives \"" + override.name()
                                + "\" a size, which has"
                                + " no meaning: the key is of the type and size of the id that it refers to. Remove it.");
            }
        }
    }

    private static boolean isInside(PersistentField field) {
        return !field.embedding().equals(Embedding.NONE)
                || field.element().getEnclosingElement().getAnnotation(Embeddable.class) != null;
    }

    private static String below(String root, String path) {
        return path.length() == root.length() ? "" : path.substring(root.length() + 1);
    }

    private static MappedAttribute.Target target(
            TypeElement target, boolean asRef, MappedAttribute.@Nullable Part part) {
        return new MappedAttribute.Target(
                ClassName.of(target), ClassName.tableOf(target), ClassName.constantOf(target), asRef, part);
    }

    /** Whether a field refers by a {@code Ref}. */
    static boolean isRef(PersistentField field) {
        return ValueTypes.name(field.type()).equals(Ref.class.getName());
    }

    private static @Nullable TypeElement entity(@Nullable TypeMirror type) {
        if (type == null || type.getKind() != TypeKind.DECLARED) {
            return null;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return element.getKind() == ElementKind.CLASS && element.getAnnotation(Entity.class) != null ? element : null;
    }

    private static @Nullable TypeMirror argument(TypeMirror ref) {
        List<? extends TypeMirror> arguments = ((DeclaredType) ref).getTypeArguments();
        return arguments.isEmpty() ? null : arguments.get(0);
    }

    private static String noEntity(PersistentField field) {
        return "@ManyToOne refers to an entity, but " + field.label() + " is of the type "
                + ValueTypes.display(field.type())
                + ", which is none. Use a class with @Entity or a Ref of one.";
    }
}
