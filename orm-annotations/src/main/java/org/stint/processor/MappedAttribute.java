package org.stint.processor;

import org.jspecify.annotations.Nullable;
import org.stint.annotation.Generated;

/**
 * One attribute of a table class.
 *
 * @param field the name of the Java field
 * @param column the name of the column
 * @param type the type of the column's value, for a relationship that of the key
 * @param role what the column is for
 * @param generation where the value of an id comes from, null for other attributes
 * @param nullable whether the column may be NULL
 * @param unique whether no value comes twice
 * @param insertable whether INSERT writes the column
 * @param updatable whether a flush may UPDATE it
 * @param generated how the database fills the column, or null
 * @param target the entity that a relationship refers to, or null
 */
record MappedAttribute(
        String field,
        String column,
        ValueType type,
        Role role,
        @Nullable IdGeneration generation,
        boolean nullable,
        boolean unique,
        boolean insertable,
        boolean updatable,
        @Nullable Generated generated,
        @Nullable Target target) {

    /** What a column is for; the names are those of {@code ColumnDefinition.Role}. */
    enum Role {
        PLAIN,
        ID,
        VERSION,
        CREATED_AT,
        UPDATED_AT,
        CREATED_BY,
        UPDATED_BY
    }

    /**
     * The other end of a relationship.
     *
     * @param entity the entity
     * @param table its table class
     * @param constant the constant in the table class
     * @param asRef whether the field is a {@code Ref}
     */
    record Target(ClassName entity, ClassName table, String constant, boolean asRef) {}
}
