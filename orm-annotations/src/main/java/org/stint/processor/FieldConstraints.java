package org.stint.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What the Bean Validation constraints of a field say about its column. Only constraints of the default group count,
 * for the others are not always checked. They are known by name, so that Bean Validation need not be there.
 */
final class FieldConstraints {

    private static final String PACKAGE = "jakarta.validation.constraints.";
    private static final Set<String> REFUSING_NULL = Set.of("NotNull", "NotBlank", "NotEmpty");

    private final VariableElement field;

    FieldConstraints(VariableElement field) {
        this.field = field;
    }

    /** Whether a constraint refuses null. */
    boolean notNull() {
        return REFUSING_NULL.stream().anyMatch(name -> constraint(name) != null);
    }

    /** The greatest length that {@code Size} allows, -1 if it says nothing. */
    int maximalLength() {
        int max = member("Size", "max");
        return max == Integer.MAX_VALUE ? -1 : max;
    }

    /** The digits before the point that {@code Digits} allows, -1 if there is no such constraint. */
    int integerDigits() {
        return member("Digits", "integer");
    }

    /** The digits after the point that {@code Digits} allows, -1 if there is no such constraint. */
    int fractionDigits() {
        return member("Digits", "fraction");
    }

    private int member(String constraint, String member) {
        AnnotationMirror mirror = constraint(constraint);
        Object value = mirror == null ? null : value(mirror, member);
        return value instanceof Integer number ? number : -1;
    }

    private @Nullable AnnotationMirror constraint(String name) {
        for (AnnotationMirror mirror : field.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(PACKAGE + name) && inDefaultGroup(mirror)) {
                return mirror;
            }
        }
        return null;
    }

    private static boolean inDefaultGroup(AnnotationMirror mirror) {
        return !(value(mirror, "groups") instanceof List<?> groups) || groups.isEmpty();
    }

    private static @Nullable Object value(AnnotationMirror mirror, String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }
}
