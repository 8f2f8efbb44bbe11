package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Generated;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.Json;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;
import org.stint.processor.MappedAttribute.Role;

/** Makes an attribute of a persistent field, and reports what is wrong with the field. */
final class AttributeReader {

    private static final Map<Class<? extends Annotation>, Role> ROLES = roles();
    private static final Set<String> VERSIONS = Set.of(
            "int", "long", "short", "java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.time.Instant");
    private static final Set<String> GENERATED =
            Set.of("int", "long", "short", "java.lang.Integer", "java.lang.Long", "java.lang.Short");
    private static final Set<String> TIMESTAMPS =
            Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.LocalDateTime");
    private static final Set<String> INEXACT =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal", "byte[]");
    private static final Set<Role> FILLED_BY_STINT = Set.of(Role.VERSION, Role.CREATED_AT, Role.UPDATED_AT);

    private final ValueTypes valueTypes;
    private final ReferenceReader references;

    AttributeReader(ValueTypes valueTypes, ReferenceReader references) {
        this.valueTypes = valueTypes;
        this.references = references;
    }

    /**
     * The attribute of a field, or those of a relationship with several columns; empty after a mistake that leaves no
     * attribute.
     */
    List<MappedAttribute> read(PersistentField field, DatabaseNames names, String table, Mistakes mistakes) {
        List<Class<? extends Annotation>> marks =
                ROLES.keySet().stream().filter(field::has).toList();
        if (marks.size() > 1) {
            mistakes.at(
                    field.place(),
                    "The field " + field.label() + " carries both " + at(marks.get(0)) + " and " + at(marks.get(1))
                            + ", but a column is for one thing. Remove one of them."
                            + (marks.contains(Id.class) && marks.contains(ManyToOne.class)
                                    ? " An id that refers to an entity is an object of an @Embeddable class with a Ref"
                                            + " in it."
                                    : ""));
            return List.of();
        }
        Role role = field.embedding().id() ? Role.ID : marks.isEmpty() ? Role.PLAIN : ROLES.get(marks.get(0));
        IdGeneration generation = generation(field, role, names, table, mistakes);
        if (field.embedding().id() && field.has(ManyToOne.class) && !ReferenceReader.isRef(field)) {
            mistakes.at(
                    field.place(),
                    "The relationship " + field.label() + " is a part of the id, which is known before any other row is"
                            + " read. Let the field be a Ref.");
            return List.of();
        }
        if (field.has(Generated.class) && (role != Role.PLAIN || field.has(ManyToOne.class))) {
            mistakes.at(
                    field.place(),
                    Generated.class,
                    "@Generated is for values that only the database gives, but " + field.label()
                            + " is an id, a version, a relationship or filled by Stint. Remove it; for ids use"
                            + " @GeneratedValue.");
        }
        checkLazy(field, role, mistakes);
        if (field.has(ManyToOne.class)) {
            return references.read(field, mistakes).stream()
                    .map(key -> key.target().part() == null
                            ? attribute(field, role, names.key(field.name()), key.keyType(), generation, key.target())
                            : part(field, names, key))
                    .toList();
        }
        return valueTypes.of(field, mistakes).stream()
                .map(type -> {
                    checkRole(field, role, mistakes);
                    return attribute(field, role, names.column(field.name()), type, generation, null);
                })
                .toList();
    }

    /** One of several columns of a relationship. */
    private static MappedAttribute part(PersistentField field, DatabaseNames names, ReferenceReader.Key key) {
        Column column = Stream.of(field.element().getAnnotationsByType(AttributeOverride.class))
                .filter(override -> override.name().equals(key.path()))
                .map(AttributeOverride::column)
                .findFirst()
                .orElse(null);
        boolean required = !field.get(ManyToOne.class).optional() || new FieldConstraints(field.element()).notNull();
        return new MappedAttribute(
                field.path() + "." + key.path(),
                column == null || column.name().isEmpty()
                        ? names.column(field.name()) + "_" + key.idColumn()
                        : column.name(),
                key.keyType(),
                Role.PLAIN,
                null,
                !required && (column == null || column.nullable()),
                column != null && column.unique(),
                column == null || column.insertable(),
                column == null || column.updatable(),
                null,
                key.target());
    }

    private static void checkLazy(PersistentField field, Role role, Mistakes mistakes) {
        String reason = null;
        if (ReferenceReader.isRef(field)) {
            reason = "a Ref, which is lazy anyway";
        } else if (role != Role.PLAIN) {
            reason = "an id, a version or filled by Stint, which has to be known";
        } else if (field.has(Generated.class)) {
            reason = "read by the statement that writes the row";
        } else if (field.type().getKind().isPrimitive()) {
            reason = "primitive, so that nothing would be saved";
        } else if (!field.embedding().equals(Embedding.NONE)) {
            reason = "a part of an embedded object, which is made as a whole";
        }
        if (field.has(Lazy.class) && reason != null) {
            mistakes.at(
                    field.place(),
                    Lazy.class,
                    "@Lazy is for references to an entity and for large values, but " + field.label() + " is " + reason
                            + ". Remove it.");
        }
    }

    private static MappedAttribute attribute(
            PersistentField field,
            Role role,
            String defaultName,
            ValueType type,
            @Nullable IdGeneration generation,
            MappedAttribute.@Nullable Target target) {
        Column column = field.column();
        ManyToOne reference = field.get(ManyToOne.class);
        boolean always = field.type().getKind().isPrimitive()
                || reference != null && !reference.optional()
                || new FieldConstraints(field.element()).notNull();
        boolean nullable = role != Role.ID
                && role != Role.VERSION
                && (column == null || column.nullable())
                && !(always && field.embedding().required());
        return new MappedAttribute(
                field.path(),
                field.columnName(defaultName),
                type,
                role,
                generation,
                nullable,
                column != null && column.unique(),
                column == null || column.insertable(),
                role != Role.CREATED_AT && role != Role.CREATED_BY && (column == null || column.updatable()),
                field.get(Generated.class),
                target);
    }

    private static void checkRole(PersistentField field, Role role, Mistakes mistakes) {
        String type = ValueTypes.name(field.type());
        String found = ", but " + field.label() + " is of the type " + ValueTypes.display(field.type()) + ".";
        switch (role) {
            case ID -> {
                if (type.equals("java.net.URL")) {
                    mistakes.at(
                            field.place(),
                            "Two URLs are equal if the network says so, and an id is to be equal by itself" + found
                                    + " Use a URI.");
                }
                if (INEXACT.contains(type)) {
                    mistakes.at(
                            field.place(),
                            "An id is of a type with an exact equality" + found
                                    + " Use a whole number, a String or a UUID.");
                }
            }
            case VERSION -> {
                if (!VERSIONS.contains(type)) {
                    mistakes.at(
                            field.place(),
                            "A version is an int, long, short (or a wrapper) or an Instant" + found
                                    + " Change the type or remove @Version.");
                }
            }
            case CREATED_AT, UPDATED_AT -> {
                if (!TIMESTAMPS.contains(type)) {
                    mistakes.at(
                            field.place(),
                            (role == Role.CREATED_AT ? "@CreatedAt" : "@UpdatedAt")
                                    + " is for an Instant, OffsetDateTime or LocalDateTime" + found
                                    + " Change the type or remove the annotation.");
                }
            }
            case CREATED_BY, UPDATED_BY -> {
                if (field.type().getKind().isPrimitive()) {
                    mistakes.at(
                            field.place(),
                            (role == Role.CREATED_BY ? "@CreatedBy" : "@UpdatedBy")
                                    + " is for a type that has null for nobody yet" + found
                                    + " Use its wrapper class.");
                }
            }
            case PLAIN -> {}
        }
        if (field.has(Json.class) && role != Role.PLAIN) {
            mistakes.at(
                    field.place(),
                    Json.class,
                    "@Json is for documents, but " + field.label()
                            + " is an id, a version or filled by Stint, which is a plain value. Remove it.");
        }
        if (field.has(Convert.class) && FILLED_BY_STINT.contains(role)) {
            mistakes.at(
                    field.place(),
                    Convert.class,
                    "Stint itself gives " + field.label() + " its values, which need no converter. Remove @Convert.");
        }
        Column column = field.column();
        GeneratedValue generated = field.get(GeneratedValue.class);
        boolean numberedByDatabase = generated != null && generated.value() == GenerationType.IDENTITY;
        if (role == Role.ID && column != null && !column.insertable() && !numberedByDatabase) {
            mistakes.at(
                    field.place(),
                    "The id " + field.label() + " is not insertable, so that no row could be given it. Remove that from"
                            + " @Column, or let the database number the rows by @GeneratedValue(IDENTITY).");
        }
        if (role == Role.VERSION && column != null && !(column.insertable() && column.updatable())) {
            mistakes.at(
                    field.place(),
                    "The version " + field.label() + " is not insertable or not updatable, so that it could not count"
                            + " changes. Remove that from @Column.");
        }
    }

    private static @Nullable IdGeneration generation(
            PersistentField field, Role role, DatabaseNames names, String table, Mistakes mistakes) {
        GeneratedValue generated = field.get(GeneratedValue.class);
        if (generated == null) {
            return role == Role.ID ? IdGeneration.ASSIGNED : null;
        }
        if (role != Role.ID) {
            mistakes.at(
                    field.place(),
                    "@GeneratedValue is for ids, but " + field.label() + " is none. Add @Id or remove it.");
            return null;
        }
        GenerationType type = generated.value();
        if (type != GenerationType.ASSIGNED && field.has(Convert.class)) {
            mistakes.at(
                    field.place(),
                    Convert.class,
                    "@GeneratedValue(" + type + ") gives " + field.label()
                            + " its values, which need no converter. Remove @Convert, or set the id yourself.");
        }
        boolean uuid = type == GenerationType.UUID_V7;
        Set<String> possible = uuid ? Set.of("java.util.UUID") : GENERATED;
        if (type != GenerationType.ASSIGNED && !possible.contains(ValueTypes.name(field.type()))) {
            mistakes.at(
                    field.place(),
                    "@GeneratedValue(" + type + ") gives " + (uuid ? "UUIDs" : "whole numbers") + ", but "
                            + field.label() + " is of the type " + ValueTypes.display(field.type())
                            + (uuid
                                    ? ". Use UUID, or set the id yourself."
                                    : ". Use long, int or short (or a wrapper), or set the id yourself."));
        }
        if (type != GenerationType.SEQUENCE && !generated.sequence().isEmpty()) {
            mistakes.at(
                    field.place(),
                    "@GeneratedValue(" + type + ") of " + field.label()
                            + " names a sequence, which only SEQUENCE uses. Remove the name or use SEQUENCE.");
        }
        if (generated.allocationSize() < 1) {
            mistakes.at(
                    field.place(),
                    "The allocation size of " + field.label() + " is " + generated.allocationSize()
                            + ", but a call of the sequence gives at least 1 id.");
        }
        return switch (type) {
            case ASSIGNED -> IdGeneration.ASSIGNED;
            case IDENTITY -> IdGeneration.IDENTITY;
            case UUID_V7 -> IdGeneration.UUID_V7;
            case SEQUENCE ->
                new IdGeneration(
                        type,
                        generated.sequence().isEmpty() ? names.sequence(table) : generated.sequence(),
                        generated.allocationSize());
        };
    }

    private static Map<Class<? extends Annotation>, Role> roles() {
        Map<Class<? extends Annotation>, Role> roles = new LinkedHashMap<>();
        roles.put(Id.class, Role.ID);
        roles.put(Version.class, Role.VERSION);
        roles.put(CreatedAt.class, Role.CREATED_AT);
        roles.put(UpdatedAt.class, Role.UPDATED_AT);
        roles.put(CreatedBy.class, Role.CREATED_BY);
        roles.put(UpdatedBy.class, Role.UPDATED_BY);
        roles.put(ManyToOne.class, Role.PLAIN);
        return roles;
    }

    private static String at(Class<? extends Annotation> annotation) {
        return "@" + annotation.getSimpleName();
    }
}
