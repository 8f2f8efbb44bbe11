package org.stint.processor;

import java.lang.annotation.Annotation;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Reports what is wrong with one entity, each mistake where it is, and knows whether there was any. */
final class Mistakes {

    private final Messager messager;
    private final boolean silent;
    private boolean any;

    Mistakes(Messager messager) {
        this(messager, false);
    }

    private Mistakes(Messager messager, boolean silent) {
        this.messager = messager;
        this.silent = silent;
    }

    /** For a look at another entity, whose mistakes are reported when its own turn comes. */
    Mistakes elsewhere() {
        return new Mistakes(messager, true);
    }

    /** Says that there was a mistake, which is reported where it belongs. */
    void reportedElsewhere() {
        any = true;
    }

    boolean any() {
        return any;
    }

    /** Reports at a class or a field. */
    void at(Element place, String message) {
        report(place, null, message);
    }

    /** Reports at an annotation of a class or a field, or if it is repeated and so has no place of its own, at that. */
    void at(Element place, Class<? extends Annotation> annotation, String message) {
        report(place, mirror(place, annotation.getCanonicalName()), message);
    }

    private void report(Element place, @Nullable AnnotationMirror mirror, String message) {
        any = true;
        if (!silent) {
            messager.printMessage(Diagnostic.Kind.ERROR, message, place, mirror);
        }
    }

    private static @Nullable AnnotationMirror mirror(Element place, String annotation) {
        for (AnnotationMirror mirror : place.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation)) {
                return mirror;
            }
        }
        return null;
    }
}
