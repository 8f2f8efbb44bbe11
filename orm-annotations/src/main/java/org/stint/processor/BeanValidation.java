package org.stint.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds out whether a class has anything for a validator to do; without Bean Validation there is nothing to find. */
final class BeanValidation {

    private static final String CONSTRAINT = "jakarta.validation.Constraint";
    private static final String VALID = "jakarta.validation.Valid";

    private final Types types;

    BeanValidation(Types types) {
        this.types = types;
    }

    /** Whether the class, a type above it, or a field or getter of these carries a constraint or {@code Valid}. */
    boolean constrains(TypeElement type) {
        return constrained(type)
                || type.getEnclosedElements().stream().anyMatch(this::constrainedMember)
                || types.directSupertypes(type.asType()).stream()
                        .map(types::asElement)
                        .filter(above -> !isObject(above))
                        .anyMatch(above -> constrains((TypeElement) above));
    }

    private boolean constrainedMember(Element member) {
        return switch (member.getKind()) {
            case FIELD -> constrained(member) || constrainedType(member.asType());
            case METHOD ->
                isGetter((ExecutableElement) member)
                        && (constrained(member) || constrainedType(((ExecutableElement) member).getReturnType()));
            default -> false;
        };
    }

    /** Whether a type, or one in it such as the elements of a list, carries a constraint. */
    private boolean constrainedType(TypeMirror type) {
        return constrained(type)
                || type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(this::constrainedType);
    }

    private static boolean isGetter(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getParameters().isEmpty()
                && method.getReturnType().getKind() != TypeKind.VOID
                && (name.startsWith("get") || name.startsWith("is"));
    }

    private boolean constrained(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                .anyMatch(annotation -> isConstraint(annotation)
                        || annotation.getQualifiedName().contentEquals(VALID)
                        || listed(annotation).anyMatch(BeanValidation::isConstraint));
    }

    /** The annotation that an annotation wraps into a list, as the compiler does with repeated ones. */
    private Stream<TypeElement> listed(TypeElement annotation) {
        List<ExecutableElement> members = ElementFilter.methodsIn(annotation.getEnclosedElements());
        return members.stream()
                .filter(member -> member.getSimpleName().contentEquals("value"))
                .map(ExecutableElement::getReturnType)
                .filter(type -> type.getKind() == TypeKind.ARRAY)
                .map(type -> types.asElement(((ArrayType) type).getComponentType()))
                .filter(element -> element != null && element.getKind() == ElementKind.ANNOTATION_TYPE)
                .map(TypeElement.class::cast);
    }

    private static boolean isConstraint(TypeElement annotation) {
        for (AnnotationMirror mirror : annotation.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(CONSTRAINT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isObject(Element type) {
        return ((TypeElement) type).getQualifiedName().contentEquals("java.lang.Object");
    }
}
