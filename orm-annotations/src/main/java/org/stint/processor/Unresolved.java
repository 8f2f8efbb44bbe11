package org.stint.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds classes that are not there yet, or never will be. */
final class Unresolved {

    private final FieldCollector collector;

    Unresolved(FieldCollector collector) {
        this.collector = collector;
    }

    /** Whether a superclass or the type of a persistent field is unknown to the compiler. */
    boolean in(TypeElement entity) {
        return in(entity, new HashSet<>());
    }

    private boolean in(TypeElement type, Set<String> seen) {
        return seen.add(type.getQualifiedName().toString())
                && (missingSuperclass(type)
                        || collector.fields(type).stream()
                                .anyMatch(field -> missing(field.type())
                                        || EmbeddedReader.embeddable(field.type())
                                                && in((TypeElement) ((DeclaredType) field.type()).asElement(), seen)));
    }

    private static boolean missingSuperclass(TypeElement type) {
        TypeMirror superclass = type.getSuperclass();
        return superclass.getKind() == TypeKind.ERROR
                || superclass.getKind() == TypeKind.DECLARED
                        && missingSuperclass((TypeElement) ((DeclaredType) superclass).asElement());
    }

    private static boolean missing(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> missing(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(Unresolved::missing);
            default -> false;
        };
    }
}
