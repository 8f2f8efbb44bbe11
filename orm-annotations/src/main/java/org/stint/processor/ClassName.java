package org.stint.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * The name of a class, split where its package ends.
 *
 * @param packageName the package, empty for the unnamed one
 * @param name the name inside the package, with a dot before each nested class
 */
record ClassName(String packageName, String name) {

    static final String STATEMENT = "org.stint.statement";

    static ClassName statement(String name) {
        return new ClassName(STATEMENT, name);
    }

    static ClassName java(String name) {
        return new ClassName("java.lang", name);
    }

    static ClassName of(TypeElement type) {
        List<String> names = new ArrayList<>();
        Element element = type;
        while (!(element instanceof PackageElement)) {
            names.add(0, element.getSimpleName().toString());
            element = element.getEnclosingElement();
        }
        return new ClassName(((PackageElement) element).getQualifiedName().toString(), String.join(".", names));
    }

    /** The table class of an entity: the run time finds it by the same rule from the binary name. */
    static ClassName tableOf(TypeElement entity) {
        ClassName name = of(entity);
        return new ClassName(name.packageName, name.name.replace('.', '_').replace('$', '_') + "_");
    }

    /** The constant in a table class that holds the table without an alias. */
    static String constantOf(TypeElement entity) {
        return Words.upperSnake(entity.getSimpleName().toString());
    }

    /** The first part of the name inside the package: what an import needs to name. */
    String outermost() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    String qualified() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
