package org.stint.processor;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one field become values of a column.
 *
 * @param kind what the statement language can do with the values
 * @param javaType the class of the values, a wrapper for primitives
 * @param member the constant or method of {@code SqlTypes}
 * @param enumClass the enum class that the method takes, or null
 * @param sizes the sizes that the method takes
 */
record ValueType(
        AttributeKind kind,
        ClassName javaType,
        String member,
        @Nullable ClassName enumClass,
        List<Integer> sizes) {

    private static final ClassName SQL_TYPES = new ClassName("org.stint.type", "SqlTypes");

    static ValueType constant(AttributeKind kind, ClassName javaType, String constant) {
        return new ValueType(kind, javaType, constant, null, List.of());
    }

    static ValueType sized(AttributeKind kind, ClassName javaType, String method, Integer... sizes) {
        return new ValueType(kind, javaType, method, null, List.of(sizes));
    }

    static ValueType enumeration(ClassName enumClass, String method, Integer... sizes) {
        return new ValueType(AttributeKind.VALUE, enumClass, method, enumClass, List.of(sizes));
    }

    /** The expression that gives the {@code SqlType}. */
    String expression(Imports imports) {
        String qualified = imports.expression(SQL_TYPES) + "." + member;
        if (enumClass == null && sizes.isEmpty()) {
            return qualified;
        }
        StringJoiner arguments = new StringJoiner(", ", "(", ")");
        if (enumClass != null) {
            arguments.add(imports.type(enumClass) + ".class");
        }
        sizes.forEach(size -> arguments.add(size.toString()));
        return qualified + arguments;
    }
}
