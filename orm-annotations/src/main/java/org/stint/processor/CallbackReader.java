package org.stint.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.stint.processor.Callback.Mark;

/**
 * Finds the methods of an entity that are to be called when something happens to its objects, and reports those that the
 * table class could not call. A method counts if it, or one that it overrides, is marked.
 */
final class CallbackReader {

    private final Types types;
    private final Elements elements;

    CallbackReader(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    List<Callback> read(TypeElement entity, Mistakes mistakes) {
        List<TypeElement> classes = new ArrayList<>();
        collect(entity, classes);
        List<Callback> callbacks = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            List<String> methods = methods(entity, classes, mark, mistakes);
            if (!methods.isEmpty()) {
                callbacks.add(new Callback(mark.moment(), methods));
            }
        }
        return callbacks;
    }

    /** The class with all above it, the uppermost first. */
    private void collect(TypeElement type, List<TypeElement> classes) {
        for (TypeMirror above : types.directSupertypes(type.asType())) {
            collect((TypeElement) ((DeclaredType) above).asElement(), classes);
        }
        if (!classes.contains(type)) {
            classes.add(type);
        }
    }

    private List<String> methods(TypeElement entity, List<TypeElement> classes, Mark mark, Mistakes mistakes) {
        List<ExecutableElement> found = new ArrayList<>();
        for (TypeElement type : classes) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                // an override, which may be open to more, takes the place of what it overrides
                boolean replaces = found.stream().anyMatch(above -> elements.overrides(method, above, entity));
                found.replaceAll(above -> elements.overrides(method, above, entity) ? method : above);
                if (method.getAnnotation(mark.annotation()) != null
                        && check(entity, method, mark, mistakes)
                        && !replaces) {
                    found.add(method);
                }
            }
        }
        found.forEach(method -> checkAccess(entity, method, mark, mistakes));
        return found.stream()
                .map(method -> method.getSimpleName().toString())
                .distinct()
                .toList();
    }

    private static boolean check(TypeElement entity, ExecutableElement method, Mark mark, Mistakes mistakes) {
        Set<Modifier> modifiers = method.getModifiers();
        String problem = null;
        if (modifiers.contains(Modifier.PRIVATE)) {
            problem = "is private, so that the table class cannot call it. Remove private.";
        } else if (modifiers.contains(Modifier.STATIC)) {
            problem = "is static and so belongs to no object. Remove static.";
        } else if (!method.getParameters().isEmpty()) {
            problem = "takes parameters, but there is nothing to pass. Remove them; to hear of other classes, register"
                    + " an EntityListener.";
        } else if (!method.getTypeParameters().isEmpty()) {
            problem = "has type parameters, which nobody would fill in. Remove them.";
        } else if (method.getReturnType().getKind() != TypeKind.VOID) {
            problem = "returns a value, which nobody would take. Make it void.";
        } else if (method.getThrownTypes().stream().anyMatch(CallbackReader::isChecked)) {
            problem = "declares a checked exception, which nobody would catch. Throw an unchecked one.";
        }
        if (problem != null) {
            report(entity, method, mark, problem, mistakes);
        }
        return problem == null;
    }

    private static void checkAccess(TypeElement entity, ExecutableElement method, Mark mark, Mistakes mistakes) {
        if (!Reach.isVisible(method, entity)) {
            report(
                    entity,
                    method,
                    mark,
                    "belongs to another package than " + entity.getSimpleName()
                            + " and is not public, so that the table class cannot call it. Make it public.",
                    mistakes);
        }
    }

    private static boolean isChecked(TypeMirror thrown) {
        TypeMirror type = thrown;
        while (type.getKind() == TypeKind.DECLARED) {
            TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
            String name = element.getQualifiedName().toString();
            if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
                return false;
            }
            type = element.getSuperclass();
        }
        return true;
    }

    private static void report(
            TypeElement entity, ExecutableElement method, Mark mark, String problem, Mistakes mistakes) {
        boolean inherited = !method.getEnclosingElement().equals(entity);
        mistakes.at(
                inherited ? entity : method,
                "The method " + method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName()
                        + "() with @" + mark.annotation().getSimpleName() + " " + problem);
    }
}
