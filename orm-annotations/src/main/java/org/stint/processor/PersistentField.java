package org.stint.processor;

import java.lang.annotation.Annotation;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Column;

/**
 * A field with a column.
 *
 * @param entity the entity whose row has the column
 * @param element the field, which may belong to a superclass
 * @param type its type as the entity sees it, so without the type variables of a superclass
 * @param embedding where it lies if it belongs to an embedded object
 */
record PersistentField(TypeElement entity, VariableElement element, TypeMirror type, Embedding embedding) {

    PersistentField(TypeElement entity, VariableElement element, TypeMirror type) {
        this(entity, element, type, Embedding.NONE);
    }

    /** The same field for the table class of another entity, which refers to it. */
    PersistentField seenFrom(TypeElement other) {
        return new PersistentField(other, element, type, embedding);
    }

    String name() {
        return element.getSimpleName().toString();
    }

    /** The names of the fields that lead to it from the entity, with dots between them. */
    String path() {
        return embedding.path() + name();
    }

    boolean has(Class<? extends Annotation> annotation) {
        return element.getAnnotation(annotation) != null;
    }

    <A extends Annotation> @Nullable A get(Class<A> annotation) {
        return element.getAnnotation(annotation);
    }

    /** What describes the column, or null. */
    @Nullable
    Column column() {
        Column override = embedding.override(name());
        return override == null ? get(Column.class) : override;
    }

    /** The name of the column. */
    String columnName(String otherwise) {
        Column override = embedding.override(name());
        if (override != null && !override.name().isEmpty()) {
            return override.name();
        }
        Column column = get(Column.class);
        return embedding.prefix() + (column == null || column.name().isEmpty() ? otherwise : column.name());
    }

    /** The field as messages call it, with its class. */
    String label() {
        return element.getEnclosingElement().getSimpleName() + "." + name();
    }

    /** Where a mistake is shown: a superclass may be compiled already, so that only the entity has a line. */
    Element place() {
        Element outside = embedding.place();
        return outside != null ? outside : inherited() ? entity : element;
    }

    private boolean inherited() {
        return !element.getEnclosingElement().equals(entity);
    }
}
