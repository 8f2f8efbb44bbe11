package org.stint.statement;

/**
 * A place in the JSON document of a column, as a value of some type.
 *
 * @param <E> the entity
 * @param <T> the Java type of the value
 */
public sealed interface JsonPlace<E, T> extends Assignable<E, T>
        permits JsonPath, JsonPath.Text, JsonPath.Number, JsonPath.Whole, JsonPath.Truth {

    /** Where it is. */
    JsonNode.Path place();
}
