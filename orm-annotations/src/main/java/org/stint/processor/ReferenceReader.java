package org.stint.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Convert;
import org.stint.annotation.Entity;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.contract.Ref;

/** Finds the entity at the other end of a relationship and the type of its id, which is that of the key. */
final class ReferenceReader {

    private final FieldCollector collector;
    private final ValueTypes valueTypes;

    ReferenceReader(FieldCollector collector, ValueTypes valueTypes) {
        this.collector = collector;
        this.valueTypes = valueTypes;
    }

    /**
     * A relationship.
     *
     * @param target the other end
     * @param keyType the type of the foreign key
     */
    record ToOne(MappedAttribute.Target target, ValueType keyType) {}

    /** The relationship that a field holds; empty after a mistake. */
    Optional<ToOne> read(PersistentField field, Mistakes mistakes) {
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
        boolean asRef = isRef(field);
        TypeElement target = entity(asRef ? argument(field.type()) : field.type());
        if (target == null) {
            mistakes.at(field.place(), ManyToOne.class, noEntity(field));
            return Optional.empty();
        }
        List<PersistentField> ids = collector.fields(target).stream()
                .filter(candidate -> candidate.has(Id.class))
                .toList();
        if (ids.size() == 1 && EmbeddedReader.isEmbedded(ids.get(0))) {
            mistakes.at(
                    field.place(),
                    ManyToOne.class,
                    "A relationship is a single column, but " + field.label() + " refers to " + target.getSimpleName()
                            + ", whose id has several. Embed the id itself and load the entity by it, or give "
                            + target.getSimpleName() + " an id of its own and a @Unique combination.");
            return Optional.empty();
        }
        Optional<ValueType> keyType = ids.size() == 1 && !ids.get(0).has(ManyToOne.class)
                ? valueTypes.of(ids.get(0), mistakes.elsewhere())
                : Optional.empty();
        if (keyType.isEmpty()) {
            mistakes.at(
                    field.place(),
                    "The type of the key that " + field.label() + " holds is unknown, because " + target.getSimpleName()
                            + " has no proper id. Give it one.");
        }
        return keyType.map(type -> new ToOne(
                new MappedAttribute.Target(
                        ClassName.of(target), ClassName.tableOf(target), ClassName.constantOf(target), asRef),
                type));
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
