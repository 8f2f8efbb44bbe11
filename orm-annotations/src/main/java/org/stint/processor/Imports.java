package org.stint.processor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The short names of one generated source. A class is called by its simple name where that can mean nothing else, and
 * by its qualified name otherwise.
 */
final class Imports {

    private final String ownPackage;
    private final Predicate<String> inOwnPackage;
    private final Predicate<String> inJavaLang;
    private final Map<String, String> claimed = new TreeMap<>();
    private final Set<String> imported = new TreeSet<>();
    private final Set<String> expressionHeads = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    /**
     * Begins without imports.
     *
     * @param inOwnPackage whether a class of a simple name is in the package of the source
     * @param inJavaLang whether a class of a simple name is in {@code java.lang}
     */
    Imports(String ownPackage, Predicate<String> inOwnPackage, Predicate<String> inJavaLang) {
        this.ownPackage = ownPackage;
        this.inOwnPackage = inOwnPackage;
        this.inJavaLang = inJavaLang;
    }

    /** The name of a class where the grammar leaves no doubt that it is a type. */
    String type(ClassName type) {
        used.add(type.qualified());
        return isShort(type) ? type.name() : type.qualified();
    }

    /** The name of a class in front of one of its members, where a field of the same name would be meant instead. */
    String expression(ClassName type) {
        String name = type(type);
        int dot = name.indexOf('.');
        expressionHeads.add(dot < 0 ? name : name.substring(0, dot));
        return name;
    }

    /** The names that no field of the generated class may have, for it would hide a class. */
    Set<String> expressionHeads() {
        return expressionHeads;
    }

    /** The classes to import, sorted. */
    Set<String> imported() {
        return imported;
    }

    /** The qualified names of all classes that the source mentions. */
    Set<String> used() {
        return used;
    }

    private boolean isShort(ClassName type) {
        String simple = type.outermost();
        String outer = new ClassName(type.packageName(), simple).qualified();
        boolean own =
                type.packageName().equals(ownPackage) || type.packageName().isEmpty();
        if (!own && inOwnPackage.test(simple)) {
            return false;
        }
        boolean javaLang = type.packageName().equals("java.lang");
        if (!own && !javaLang && inJavaLang.test(simple)) {
            return false;
        }
        boolean mine = claimed.computeIfAbsent(simple, name -> outer).equals(outer);
        if (mine && !own && !javaLang) {
            imported.add(outer);
        }
        return mine;
    }
}
