package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Transient;
import org.stint.annotation.Version;

/** What a class must be to be embedded, whichever entities embed it. */
final class EmbeddableRules {

    private static final List<Class<? extends Annotation>> OF_ENTITIES =
            List.of(Id.class, GeneratedValue.class, Version.class);

    private final FieldCollector collector;
    private final AttributeReader attributeReader;

    EmbeddableRules(FieldCollector collector, AttributeReader attributeReader) {
        this.collector = collector;
        this.attributeReader = attributeReader;
    }

    /** Reports what is wrong with an embeddable class and its fields. */
    void check(TypeElement type, Mistakes mistakes) {
        String name = type.getSimpleName().toString();
        boolean record = type.getKind() == ElementKind.RECORD;
        if (type.getKind() != ElementKind.CLASS && !record
                || type.getModifiers().contains(Modifier.ABSTRACT)
                || !type.getTypeParameters().isEmpty()) {
            mistakes.at(
                    type,
                    Embeddable.class,
                    "@Embeddable is for records and for classes that are neither abstract nor generic, but " + name
                            + " is something else. Change it or remove the annotation.");
            return;
        }
        checkPlace(type, mistakes);
        if (type.getAnnotation(Entity.class) != null) {
            mistakes.at(type, "The class " + name + " is both @Entity and @Embeddable. Remove one of them.");
        }
        if (!record
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .noneMatch(constructor -> constructor.getParameters().isEmpty())) {
            mistakes.at(
                    type,
                    "The embeddable class " + name + " has no constructor without parameters, by which Stint makes an"
                            + " object of a row. Add one; it may be private. Or make it a record.");
        }
        if (!record) {
            collector.check(type, mistakes);
        }
        if (record) {
            checkComponents(type, mistakes);
        }
        checkMethods(type, mistakes);
        checkFields(type, mistakes);
    }

    private static void checkComponents(TypeElement type, Mistakes mistakes) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (!field.getModifiers().contains(Modifier.STATIC) && field.getAnnotation(Transient.class) != null) {
                mistakes.at(
                        field,
                        Transient.class,
                        "The component " + type.getSimpleName() + "." + field.getSimpleName()
                                + " is @Transient, but a record is made of all its components. Remove the annotation,"
                                + " or make a class of the record.");
            }
        }
    }

    private static void checkMethods(TypeElement type, Mistakes mistakes) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            for (Callback.Mark mark : Callback.Mark.values()) {
                if (method.getAnnotation(mark.annotation()) != null) {
                    mistakes.at(
                            method,
                            mark.annotation(),
                            "@" + mark.annotation().getSimpleName() + " is for methods of entities, but "
                                    + type.getSimpleName() + "." + method.getSimpleName()
                                    + "() is one of an embeddable class, which Stint does not call. Move it to the"
                                    + " entities that embed this class.");
                }
            }
        }
    }

    private void checkFields(TypeElement type, Mistakes mistakes) {
        DatabaseNames names = DatabaseNames.of(type);
        List<PersistentField> fields = collector.fields(type);
        if (fields.isEmpty()) {
            mistakes.at(type, "The embeddable class " + type.getSimpleName() + " has no persistent field. Add one.");
        }
        for (PersistentField field : fields) {
            for (Class<? extends Annotation> annotation : OF_ENTITIES) {
                if (field.has(annotation)) {
                    mistakes.at(
                            field.place(),
                            annotation,
                            "@" + annotation.getSimpleName() + " belongs to the field of an entity, but "
                                    + field.label() + " is one of an embeddable class. Remove it.");
                    return;
                }
            }
        }
        new EmbeddedReader(collector, names, mistakes)
                .withColumns(fields).stream()
                        .filter(field -> field.embedding().equals(Embedding.NONE))
                        .forEach(field -> attributeReader.read(field, names, names.table("x"), mistakes));
    }

    private static void checkPlace(TypeElement type, Mistakes mistakes) {
        if (type.getEnclosingElement() instanceof TypeElement
                && !type.getModifiers().contains(Modifier.STATIC)) {
            mistakes.at(
                    type,
                    "The embeddable class " + type.getSimpleName() + " is an inner class, which needs an object of "
                            + type.getEnclosingElement().getSimpleName()
                            + " to be made. Declare it static or give it a file of its own.");
        }
        for (Element element = type; element != null; element = element.getEnclosingElement()) {
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                mistakes.at(
                        type,
                        "The embeddable class " + type.getSimpleName() + " cannot be named by a table class, because "
                                + element.getSimpleName() + " is private. Remove private.");
            }
        }
    }
}
