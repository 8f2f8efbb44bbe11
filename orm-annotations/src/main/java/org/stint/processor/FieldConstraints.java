package org.stint.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Convert;

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
        return REFUSING_NULL.stream()
                .anyMatch(name -> constraints(name).findAny().isPresent());
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

    /** The least value; what a converter makes of a value that is constrained may be of another size. */
    private int member(String constraint, String member) {
        return field.getAnnotation(Convert.class) != null
                ? -1
                : constraints(constraint)
                        .map(mirror -> value(mirror, member))
                        .filter(Integer.class::isInstance)
                        .mapToInt(Integer.class::cast)
                        .min()
                        .orElse(-1);
    }

    private Stream<AnnotationMirror> constraints(String name) {
        return field.getAnnotationMirrors().stream()
                .<AnnotationMirror>flatMap(
                        mirror -> isCalled(mirror, name + ".List") ? listed(mirror) : Stream.of(mirror))
                .filter(mirror -> isCalled(mirror, name) && inDefaultGroup(mirror));
    }

    /** The annotations that the compiler wrapped into one, because there are several. */
    private static Stream<AnnotationMirror> listed(AnnotationMirror list) {
        return value(list, "value") instanceof List<?> values
                ? values.stream()
                        .map(value -> ((AnnotationValue) value).getValue())
                        .filter(AnnotationMirror.class::isInstance)
                        .map(AnnotationMirror.class::cast)
                : Stream.empty();
    }

    private static boolean isCalled(AnnotationMirror mirror, String name) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(PACKAGE + name);
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
