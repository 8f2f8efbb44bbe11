package org.stint.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where the fields of an object take their values from: a row, for instance. The typed methods are for primitive
 * fields, so that no value on its way from a driver to a field has to become an object.
 */
public interface FieldSource {

    /** The value of an attribute whose field holds a reference. */
    @Nullable
    Object value(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code boolean}. */
    boolean booleanValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code byte}. */
    byte byteValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code short}. */
    short shortValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code char}. */
    char charValue(int attribute) throws Exception;

    /** The value of an attribute whose field is an {@code int}. */
    int intValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code long}. */
    long longValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code float}. */
    float floatValue(int attribute) throws Exception;

    /** The value of an attribute whose field is a {@code double}. */
    double doubleValue(int attribute) throws Exception;
}
