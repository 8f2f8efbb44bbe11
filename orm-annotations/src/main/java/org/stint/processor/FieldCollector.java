package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Generated;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Json;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.MappedSuperclass;
import org.stint.annotation.NotAudited;
import org.stint.annotation.Transient;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;

/** Finds the persistent fields of an entity: those of its mapped superclasses first, each class in the order written. */
final class FieldCollector {

    private static final List<Class<? extends Annotation>> MAPPING = List.of(
            Id.class,
            GeneratedValue.class,
            Generated.class,
            Column.class,
            Version.class,
            Enumerated.class,
            Convert.class,
            Embedded.class,
            AttributeOverride.class,
            CreatedAt.class,
            UpdatedAt.class,
            CreatedBy.class,
            UpdatedBy.class,
            ManyToOne.class,
            Json.class,
            NotAudited.class,
            Lazy.class);

    private final Types types;

    FieldCollector(Types types) {
        this.types = types;
    }

    /** The fields, without a word about mistakes. */
    List<PersistentField> fields(TypeElement entity) {
        List<PersistentField> fields = new ArrayList<>();
        for (TypeElement type : mappedClasses(entity)) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (persistent(field)) {
                    fields.add(new PersistentField(entity, field, typeSeenFrom(entity, field)));
                }
            }
        }
        return fields;
    }

    /** Reports fields that are marked as persistent and as the contrary, that nobody may write, or that hide another. */
    void check(TypeElement entity, Mistakes mistakes) {
        for (TypeElement type : mappedClasses(entity)) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                checkExcluded(entity, field, mistakes);
            }
        }
        for (PersistentField field : fields(entity)) {
            checkModifiers(field, mistakes);
            checkHidden(field, mistakes);
        }
        superclasses(entity).forEach(type -> checkUnmapped(entity, type, mistakes));
    }

    /** Reports a superclass that means to hand down its fields and does not. */
    private static void checkUnmapped(TypeElement entity, TypeElement type, Mistakes mistakes) {
        if (type.getAnnotation(MappedSuperclass.class) != null || type.getAnnotation(Entity.class) != null) {
            return;
        }
        String remedy = " Add @MappedSuperclass to " + type.getSimpleName();
        if (type.getAnnotation(Embeddable.class) != null) {
            mistakes.at(
                    entity,
                    "The class " + entity.getSimpleName() + " extends the embeddable class " + type.getSimpleName()
                            + ", whose fields have no columns in it." + remedy + " as well.");
            return;
        }
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            for (Class<? extends Annotation> annotation : MAPPING) {
                if (field.getAnnotation(annotation) != null) {
                    mistakes.at(
                            entity,
                            "The field " + type.getSimpleName() + "." + field.getSimpleName() + " carries @"
                                    + annotation.getSimpleName() + ", but has no column in " + entity.getSimpleName()
                                    + ", because its class is no mapped superclass." + remedy
                                    + ", or remove the annotation.");
                    return;
                }
            }
        }
    }

    private void checkHidden(PersistentField field, Mistakes mistakes) {
        TypeElement declaring = (TypeElement) field.element().getEnclosingElement();
        TypeElement type = field.entity();
        while (!type.equals(declaring)) {
            for (VariableElement other : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (other.getSimpleName().equals(field.element().getSimpleName())) {
                    mistakes.at(
                            field.place(),
                            "The field " + type.getSimpleName() + "." + field.name() + " hides the persistent field "
                                    + field.label() + ", and a table class has one attribute of a name. Rename one of"
                                    + " them.");
                }
            }
            type = (TypeElement) ((DeclaredType) type.getSuperclass()).asElement();
        }
    }

    private static void checkExcluded(TypeElement entity, VariableElement field, Mistakes mistakes) {
        String reason = excludedBecause(field);
        if (reason == null) {
            return;
        }
        for (Class<? extends Annotation> annotation : MAPPING) {
            if (field.getAnnotation(annotation) != null) {
                mistakes.at(
                        field.getEnclosingElement().equals(entity) ? field : entity,
                        "The field " + field.getEnclosingElement().getSimpleName() + "." + field.getSimpleName()
                                + " is " + reason + ", so it has no column, yet it carries @"
                                + annotation.getSimpleName() + ". Remove one of the two.");
                return;
            }
        }
    }

    private static void checkModifiers(PersistentField field, Mistakes mistakes) {
        Set<Modifier> modifiers = field.element().getModifiers();
        if (modifiers.contains(Modifier.FINAL)) {
            mistakes.at(
                    field.place(),
                    "The persistent field " + field.label()
                            + " is final, so that no row could be read into it. Remove final, or mark it @Transient.");
        }
        if (modifiers.contains(Modifier.PUBLIC)) {
            mistakes.at(
                    field.place(),
                    "The persistent field " + field.label() + " is public, so that writes from elsewhere could go"
                            + " unnoticed and be lost. Make it private and give it a getter and a setter.");
        }
    }

    private static List<TypeElement> mappedClasses(TypeElement entity) {
        List<TypeElement> classes = new ArrayList<>();
        classes.add(entity);
        for (TypeElement type : superclasses(entity)) {
            if (type.getAnnotation(MappedSuperclass.class) != null) {
                classes.add(0, type);
            }
        }
        return classes;
    }

    /** The nearest first. */
    private static List<TypeElement> superclasses(TypeElement entity) {
        List<TypeElement> classes = new ArrayList<>();
        TypeMirror superclass = entity.getSuperclass();
        while (superclass.getKind() == TypeKind.DECLARED) {
            TypeElement type = (TypeElement) ((DeclaredType) superclass).asElement();
            classes.add(type);
            superclass = type.getSuperclass();
        }
        return classes;
    }

    private TypeMirror typeSeenFrom(TypeElement entity, VariableElement field) {
        return types.asMemberOf((DeclaredType) entity.asType(), field);
    }

    private static boolean persistent(VariableElement field) {
        return excludedBecause(field) == null;
    }

    private static @Nullable String excludedBecause(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        if (modifiers.contains(Modifier.STATIC)) {
            return "static";
        }
        if (modifiers.contains(Modifier.TRANSIENT)) {
            return "transient";
        }
        return field.getAnnotation(Transient.class) != null ? "@Transient" : null;
    }
}
