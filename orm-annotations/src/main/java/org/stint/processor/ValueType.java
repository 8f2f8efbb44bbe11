package org.stint.processor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one field become values of a column.
 *
 * @param kind what the statement language can do with the values
 * @param javaType the class of the values, a wrapper for primitives
 * @param member the constant or method of {@code SqlTypes}
 * @param enumClass the enum class that the method takes, or null
 * @param conversion what stands between the values and the column, or null
 * @param sizes the sizes that the method takes
 */
record ValueType(
        AttributeKind kind,
        JavaType javaType,
        String member,
        @Nullable ClassName enumClass,
        @Nullable Conversion conversion,
        List<Integer> sizes) {

    /**
     * A converter.
     *
     * @param converter its class
     * @param column the type of what it gives
     */
    record Conversion(ClassName converter, ValueType column) {}

    private static final ClassName SQL_TYPES = new ClassName("org.stint.type", "SqlTypes");

    static ValueType constant(AttributeKind kind, ClassName javaType, String constant) {
        return new ValueType(kind, JavaType.of(javaType), constant, null, null, List.of());
    }

    static ValueType sized(AttributeKind kind, ClassName javaType, String method, Integer... sizes) {
        return new ValueType(kind, JavaType.of(javaType), method, null, null, List.of(sizes));
    }

    static ValueType enumeration(ClassName enumClass, String method, Integer... sizes) {
        return new ValueType(AttributeKind.VALUE, JavaType.of(enumClass), method, enumClass, null, List.of(sizes));
    }

    static ValueType converted(JavaType javaType, ClassName converter, ValueType column) {
        return new ValueType(
                AttributeKind.VALUE, javaType, "converted", null, new Conversion(converter, column), List.of());
    }

    /** The expression that gives the {@code SqlType}. */
    String expression(Imports imports) {
        String qualified = imports.expression(SQL_TYPES) + "." + member;
        List<String> arguments = new ArrayList<>();
        if (enumClass != null) {
            arguments.add(imports.type(enumClass) + ".class");
        }
        if (conversion != null) {
            arguments.add(javaType.rawText(imports) + ".class");
            arguments.add("new " + imports.type(conversion.converter()) + "()");
            arguments.add(conversion.column().expression(imports));
        }
        sizes.forEach(size -> arguments.add(size.toString()));
        return arguments.isEmpty() ? qualified : qualified + "(" + String.join(", ", arguments) + ")";
    }
}
