package org.stint.processor;

import java.lang.annotation.Annotation;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A field with a column.
 *
 * @param entity the entity whose row has the column
 * @param element the field, which may belong to a superclass
 * @param type its type as the entity sees it, so without the type variables of a superclass
 */
record PersistentField(TypeElement entity, VariableElement element, TypeMirror type) {

    String name() {
        return element.getSimpleName().toString();
    }

    boolean has(Class<? extends Annotation> annotation) {
        return element.getAnnotation(annotation) != null;
    }

    <A extends Annotation> @Nullable A get(Class<A> annotation) {
        return element.getAnnotation(annotation);
    }

    /** The field as messages call it, with its class. */
    String label() {
        return element.getEnclosingElement().getSimpleName() + "." + name();
    }

    /** Where a mistake is shown: a superclass may be compiled already, so that only the entity has a line. */
    Element place() {
        return inherited() ? entity : element;
    }

    private boolean inherited() {
        return !element.getEnclosingElement().equals(entity);
    }
}
