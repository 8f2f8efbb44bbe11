package org.stint.statement;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.StintException;

/**
 * A class of which a projection makes its values, by whichever of its constructors fits what is selected; see
 * {@link Statements#into(Class)}. Immutable.
 *
 * @param <R> the class
 */
public final class IntoClass<R> {

    private final Class<R> type;

    IntoClass(Class<R> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("Cannot make rows into " + type.getName() + ": it is abstract.");
        }
        this.type = type;
    }

    /**
     * Makes a value of each row, from what is selected here, by the constructor whose parameters take the types of these
     * parts, in order; of several, by the one that has just these types. It is handed null where the row has NULL.
     *
     * @throws IllegalArgumentException if no constructor fits, or several fit equally well, or it cannot be reached
     */
    public Projection<R> of(Selectable<?>... parts) {
        List<Selectable<?>> selected = List.of(parts);
        Constructor<?> constructor = constructor(selected);
        MethodHandle handle = handle(constructor);
        Class<?>[] parameters = constructor.getParameterTypes();
        return new Projection<>(selected, values -> make(handle, parameters, values));
    }

    private R make(MethodHandle handle, Class<?>[] parameters, @Nullable Object[] values) {
        for (int i = 0; i < parameters.length; i++) {
            if (values[i] == null && parameters[i].isPrimitive()) {
                throw new DataException("Cannot make a " + type.getSimpleName() + " of a row: parameter " + (i + 1)
                        + " of its constructor is " + parameters[i] + ", and the row has NULL. Declare it as "
                        + boxed(parameters[i]).getSimpleName() + ", or select coalesce(…).");
            }
        }
        try {
            return type.cast(handle.invokeExact(values));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new StintException(
                    "Cannot make a " + type.getSimpleName() + " of a row: its constructor threw.", failure);
        }
    }

    private Constructor<?> constructor(List<Selectable<?>> parts) {
        List<@Nullable Class<?>> types = new ArrayList<>();
        parts.forEach(part -> types.add(typeOf(part)));
        List<Constructor<?>> fitting = fitting(types, false);
        if (fitting.size() > 1) {
            List<Constructor<?>> exact = fitting(types, true);
            fitting = exact.isEmpty() ? fitting : exact;
        }
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String selected = types.stream()
                .map(part -> part == null ? "?" : part.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
        throw new IllegalArgumentException("Cannot make a " + type.getSimpleName() + " of " + parts + ", which are "
                + selected + ": " + (fitting.isEmpty() ? "no constructor takes them" : "several constructors take them")
                + ". It has " + shown(fitting.isEmpty() ? List.of(type.getDeclaredConstructors()) : fitting)
                + ". Select what one of them takes, or name a constructor by a lambda: into((a, b) -> …).");
    }

    private List<Constructor<?>> fitting(List<@Nullable Class<?>> types, boolean exactly) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> fits(constructor.getParameterTypes(), types, exactly))
                .collect(Collectors.toList());
    }

    private static boolean fits(Class<?>[] parameters, List<@Nullable Class<?>> types, boolean exactly) {
        boolean fits = parameters.length == types.size();
        for (int i = 0; fits && i < parameters.length; i++) {
            Class<?> part = types.get(i);
            Class<?> parameter = boxed(parameters[i]);
            fits = part == null || (exactly ? parameter == part : parameter.isAssignableFrom(part));
        }
        return fits;
    }

    /** The Java type of a part; null for what a function makes, which does not tell. */
    private static @Nullable Class<?> typeOf(Selectable<?> part) {
        if (part instanceof Expression<?> expression) {
            return expression.type().javaType();
        }
        if (part instanceof EmbeddedAttribute<?, ?> embedded) {
            return embedded.type();
        }
        if (part instanceof Derived<?> rows) {
            return typeOf(rows.selected());
        }
        return part instanceof EntityTable<?, ?> table ? table.entityClass() : null;
    }

    private static MethodHandle handle(Constructor<?> constructor) {
        if (!constructor.trySetAccessible()) {
            throw new IllegalArgumentException(
                    "Cannot use the constructor " + shown(List.of(constructor)) + ": it is not"
                            + " public, or its package is neither exported nor open. Open the package to org.stint.core, or name"
                            + " the constructor: into("
                            + constructor.getDeclaringClass().getSimpleName() + "::new).");
        }
        try {
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static String shown(List<? extends Constructor<?>> constructors) {
        return constructors.stream()
                .map(constructor -> constructor.getDeclaringClass().getSimpleName()
                        + Arrays.stream(constructor.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")")))
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
