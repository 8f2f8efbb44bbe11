package org.stint.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.MirroredTypeException;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AttributeConverter;
import org.stint.annotation.Convert;

/** Finds the converter that a field names, and what it converts from and to. */
final class Converters {

    private final Types types;

    Converters(Types types) {
        this.types = types;
    }

    /**
     * A converter.
     *
     * @param name its class
     * @param field the type of the fields it is for
     * @param column the type of what the column holds
     */
    record Converter(ClassName name, TypeMirror field, TypeMirror column) {}

    /** The converter of a field that names one; empty after a mistake. */
    Optional<Converter> of(PersistentField field, Mistakes mistakes) {
        DeclaredType named = (DeclaredType) converterOf(field.get(Convert.class));
        TypeElement converter = (TypeElement) named.asElement();
        String problem = unusable(converter, field.entity());
        if (problem != null) {
            report(
                    field,
                    "The converter " + converter.getSimpleName() + " of " + field.label() + " " + problem,
                    mistakes);
            return Optional.empty();
        }
        List<? extends TypeMirror> sides = sides(named);
        TypeMirror type = field.type().getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(field.type().getKind()))
                        .asType()
                : field.type();
        if (sides.size() != 2 || !types.isSameType(sides.get(0), bare(type))) {
            report(
                    field,
                    "The converter " + converter.getSimpleName() + " is for "
                            + (sides.size() == 2 ? ValueTypes.display(sides.get(0)) : "nothing in particular")
                            + ", but "
                            + field.label() + " is of the type " + ValueTypes.display(field.type())
                            + ". Use a converter for that type.",
                    mistakes);
            return Optional.empty();
        }
        return Optional.of(new Converter(ClassName.of(converter), sides.get(0), sides.get(1)));
    }

    /** The type without annotations on it, which make the compiler take it for another. */
    private TypeMirror bare(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return type;
        }
        DeclaredType declared = (DeclaredType) type;
        TypeMirror[] arguments =
                declared.getTypeArguments().stream().map(this::bare).toArray(TypeMirror[]::new);
        return types.getDeclaredType((TypeElement) declared.asElement(), arguments);
    }

    private @Nullable String unusable(TypeElement converter, TypeElement entity) {
        if (converter.getKind() != ElementKind.CLASS
                || converter.getModifiers().contains(Modifier.ABSTRACT)
                || !converter.getTypeParameters().isEmpty()) {
            return "is no class that could be made. Name a class that is neither abstract nor generic.";
        }
        if (converter.getEnclosingElement() instanceof TypeElement
                && !converter.getModifiers().contains(Modifier.STATIC)) {
            return "is an inner class. Declare it static.";
        }
        for (Element element = converter; element instanceof TypeElement; element = element.getEnclosingElement()) {
            if (!Reach.isVisible(element, entity)) {
                return "cannot be named by the table class. Make it public, or move it to the package of the entity and"
                        + " do not make it private.";
            }
        }
        boolean constructible = ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().isEmpty())
                .anyMatch(constructor -> Reach.isVisible(constructor, entity));
        return constructible
                ? null
                : "has no constructor without parameters that the table class may call. Add one that is not private.";
    }

    /** The type arguments that a class gives to the interface of converters. */
    private List<? extends TypeMirror> sides(TypeMirror type) {
        DeclaredType declared = (DeclaredType) type;
        TypeElement element = (TypeElement) declared.asElement();
        if (element.getQualifiedName().contentEquals(AttributeConverter.class.getName())) {
            return declared.getTypeArguments();
        }
        return types.directSupertypes(type).stream()
                .<List<? extends TypeMirror>>map(this::sides)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static TypeMirror converterOf(Convert convert) {
        try {
            convert.value();
            throw new IllegalStateException("The compiler gave a class that is not loaded");
        } catch (MirroredTypeException mirrored) {
            return mirrored.getTypeMirror();
        }
    }

    private static void report(PersistentField field, String message, Mistakes mistakes) {
        mistakes.at(field.place(), Convert.class, message);
    }
}
