package org.stint.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.stint.annotation.Entity;
import org.stint.annotation.MappedSuperclass;

/** What a class must be to be an entity, whatever its fields are. */
final class ClassRules {

    /** Reports what is wrong with the class; false if it is no class at all, so that looking further has no point. */
    boolean check(TypeElement entity, Mistakes mistakes) {
        String name = entity.getSimpleName().toString();
        if (entity.getKind() != ElementKind.CLASS) {
            mistakes.at(
                    entity,
                    Entity.class,
                    "@Entity is for classes, but " + name + " is " + kind(entity.getKind())
                            + ". Make it a class or remove the annotation.");
            return false;
        }
        if (entity.getModifiers().contains(Modifier.ABSTRACT)) {
            mistakes.at(
                    entity,
                    "The entity " + name + " is abstract, so that no row could become an object. Make it concrete, or"
                            + " use @MappedSuperclass if it only hands down fields.");
        }
        if (entity.getAnnotation(MappedSuperclass.class) != null) {
            mistakes.at(
                    entity,
                    "The class " + name
                            + " is both @Entity and @MappedSuperclass, but a mapped superclass has no table."
                            + " Remove one of them.");
        }
        if (!entity.getTypeParameters().isEmpty()) {
            mistakes.at(
                    entity,
                    "The entity " + name + " has type parameters, which a row cannot fill in. Remove them, or make it a"
                            + " @MappedSuperclass and extend it.");
        }
        checkPlace(entity, mistakes);
        checkSuperclasses(entity, mistakes);
        checkConstructor(entity, mistakes);
        return true;
    }

    private static void checkPlace(TypeElement entity, Mistakes mistakes) {
        String name = entity.getSimpleName().toString();
        boolean nested = entity.getEnclosingElement() instanceof TypeElement;
        if (nested && !entity.getModifiers().contains(Modifier.STATIC)) {
            mistakes.at(
                    entity,
                    "The entity " + name + " is an inner class, which needs an object of "
                            + entity.getEnclosingElement().getSimpleName()
                            + " to be made. Declare it static or give it a file of its own.");
        }
        for (Element element = entity; element != null; element = element.getEnclosingElement()) {
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                mistakes.at(
                        entity,
                        "The entity " + name + " cannot be named by its table class, because " + element.getSimpleName()
                                + " is private. Remove private.");
            }
        }
    }

    private static void checkSuperclasses(TypeElement entity, Mistakes mistakes) {
        TypeMirror superclass = entity.getSuperclass();
        while (superclass.getKind() == TypeKind.DECLARED) {
            TypeElement type = (TypeElement) ((DeclaredType) superclass).asElement();
            if (type.getAnnotation(Entity.class) != null) {
                mistakes.at(
                        entity,
                        "The entity " + entity.getSimpleName() + " extends the entity " + type.getSimpleName()
                                + ", but an entity has a table of its own and hands down no fields. Move the common"
                                + " fields to a @MappedSuperclass.");
                return;
            }
            superclass = type.getSuperclass();
        }
    }

    private static void checkConstructor(TypeElement entity, Mistakes mistakes) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(entity.getEnclosedElements());
        if (constructors.stream()
                .noneMatch(constructor -> constructor.getParameters().isEmpty())) {
            mistakes.at(
                    entity,
                    "The entity " + entity.getSimpleName() + " has no constructor without parameters, by which Stint"
                            + " makes an object of a row. Add one; it may be private.");
        }
    }

    private static String kind(ElementKind kind) {
        return switch (kind) {
            case INTERFACE -> "an interface";
            case ANNOTATION_TYPE -> "an annotation";
            case ENUM -> "an enum";
            case RECORD -> "a record, whose values never change";
            default -> "something else";
        };
    }
}
