package org.stint.processor;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What the table class of an entity can name: it stands in the package of the entity, beside its class. */
final class Reach {

    private Reach() {}

    /** What stands in the way of naming a type, as the end of a sentence about it, with the remedy; empty if nothing. */
    static Optional<String> obstacle(TypeMirror type, TypeElement entity) {
        return hidden(type, entity).findFirst().map(hidden -> described(type, hidden, entity));
    }

    /** The same, but for private classes of the mapping, each of which reports that itself. */
    static Optional<String> obstacleAcrossPackages(TypeMirror type, TypeElement entity) {
        return hidden(type, entity).anyMatch(Reach::isPrivate) ? Optional.empty() : obstacle(type, entity);
    }

    private static Stream<TypeElement> hidden(TypeMirror type, TypeElement entity) {
        return mentioned(type).filter(mentioned -> !isVisible(mentioned, entity));
    }

    private static String described(TypeMirror type, TypeElement hidden, TypeElement entity) {
        boolean itself =
                type instanceof DeclaredType declared && declared.asElement().equals(hidden);
        return (itself ? "is" : "mentions " + hidden.getSimpleName() + ", which is")
                + (isPrivate(hidden)
                        ? " private, so that the table class cannot name it. Remove private."
                        : " not public and in another package than " + entity.getSimpleName()
                                + ", so that the table class cannot name it. Make it public.");
    }

    /** Whether a class, or a member of one, is visible to the package of an entity. */
    static boolean isVisible(Element element, TypeElement entity) {
        return element.getModifiers().contains(Modifier.PUBLIC)
                || !isPrivate(element) && packageOf(element).equals(packageOf(entity));
    }

    static PackageElement packageOf(Element element) {
        Element around = element;
        while (!(around instanceof PackageElement found)) {
            around = around.getEnclosingElement();
        }
        return found;
    }

    /** The classes that the name of a type consists of: itself, those around it, its arguments. */
    private static Stream<TypeElement> mentioned(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> mentioned(((ArrayType) type).getComponentType());
            case DECLARED ->
                Stream.concat(
                        around((TypeElement) ((DeclaredType) type).asElement()),
                        ((DeclaredType) type).getTypeArguments().stream().flatMap(Reach::mentioned));
            default -> Stream.empty();
        };
    }

    private static Stream<TypeElement> around(TypeElement type) {
        return Stream.<Element>iterate(type, TypeElement.class::isInstance, Element::getEnclosingElement)
                .map(TypeElement.class::cast);
    }

    private static boolean isPrivate(Element element) {
        return element.getModifiers().contains(Modifier.PRIVATE);
    }
}
