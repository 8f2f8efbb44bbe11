package org.stint.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The class of a value, with its type arguments.
 *
 * @param dimensions how many times it is an array
 */
record JavaType(ClassName raw, List<JavaType> arguments, int dimensions) {

    static JavaType of(ClassName name) {
        return new JavaType(name, List.of(), 0);
    }

    /** The type as source can name it; empty if it has wildcards, variables or primitives in it. */
    static Optional<JavaType> of(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            TypeMirror component = ((ArrayType) type).getComponentType();
            Optional<JavaType> named = component.getKind().isPrimitive()
                    ? Optional.of(of(new ClassName("", ValueTypes.name(component))))
                    : of(component);
            return named.map(found -> new JavaType(found.raw, found.arguments, found.dimensions + 1));
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        List<JavaType> arguments = new ArrayList<>();
        for (TypeMirror argument : ((DeclaredType) type).getTypeArguments()) {
            Optional<JavaType> named = of(argument);
            if (named.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(named.get());
        }
        ClassName raw = ClassName.of((TypeElement) ((DeclaredType) type).asElement());
        return Optional.of(new JavaType(raw, List.copyOf(arguments), 0));
    }

    /** The type in source. */
    String text(Imports imports) {
        String parameters =
                arguments.stream().map(argument -> argument.text(imports)).collect(Collectors.joining(", ", "<", ">"));
        return imports.type(raw) + (arguments.isEmpty() ? "" : parameters) + "[]".repeat(dimensions);
    }

    /** The type in source without its arguments, as a class literal has it. */
    String rawText(Imports imports) {
        return imports.type(raw) + "[]".repeat(dimensions);
    }
}
