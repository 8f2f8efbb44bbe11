package org.stint.internal.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.stint.contract.EntityAccessor;

/**
 * Comes close enough to a class to define nestmates of it. Within a module that is simple. From outside, a lookup may
 * define a class in an open package but no nestmates; so a tiny bridge class is defined there, one for each package and
 * class loader, which hands out a lookup of its own. It also makes its module read the contract of generated code.
 */
final class Nest {

    /** The simple name of bridge classes. */
    static final String BRIDGE = "StintBridge$";

    /** The method of bridge classes. */
    static final String OPEN = "open";

    static final MethodType OPEN_TYPE = MethodType.methodType(Lookup.class, Module.class);

    private Nest() {}

    /** A lookup that reaches the private members of a class whose package is open to us. */
    static Lookup near(Class<?> type) throws IllegalAccessException {
        Nest.class.getModule().addReads(type.getModule()); // open does not mean that we read it
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }

    /** A lookup with the full rights of a class. */
    static Lookup of(Class<?> type) throws ReflectiveOperationException {
        Lookup direct = near(type);
        if (direct.hasFullPrivilegeAccess()) {
            return direct;
        }
        Class<?> bridge = bridge(type, direct);
        try {
            Lookup inside = (Lookup) MethodHandles.privateLookupIn(bridge, MethodHandles.lookup())
                    .findStatic(bridge, OPEN, OPEN_TYPE)
                    .invokeExact(EntityAccessor.class.getModule());
            return MethodHandles.privateLookupIn(type, inside);
        } catch (ReflectiveOperationException | Error | RuntimeException expected) {
            throw expected;
        } catch (Throwable impossible) {
            throw new LinkageError("The bridge in " + type.getPackageName() + " failed", impossible);
        }
    }

    private static Class<?> bridge(Class<?> type, Lookup lookup) throws ReflectiveOperationException {
        String prefix = type.getPackageName().isEmpty() ? "" : type.getPackageName() + ".";
        try {
            return find(prefix + BRIDGE, type);
        } catch (ClassNotFoundException absent) {
            try {
                return lookup.defineClass(AccessorCode.bridge(prefix + BRIDGE));
            } catch (LinkageError definedMeanwhile) {
                return find(prefix + BRIDGE, type);
            }
        }
    }

    private static Class<?> find(String name, Class<?> neighbour) throws ClassNotFoundException {
        Class<?> found = Class.forName(name, false, neighbour.getClassLoader());
        if (found.getClassLoader() != neighbour.getClassLoader()) {
            throw new ClassNotFoundException(name); // a parent's package of the same name is another package
        }
        return found;
    }
}
