package org.stint.processor;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Generated;

/**
 * One attribute of a table class.
 *
 * @param field the name of the Java field, or the path to it with dots; for one of several columns of a relationship the
 *     path goes on into the id at the other end
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
     * @param part where the column stands in a composite id, or null if the id is a single column
     */
    record Target(
            ClassName entity,
            ClassName table,
            String constant,
            boolean asRef,
            @Nullable Part part) {}

    /**
     * One of several columns that refer to a composite id together.
     *
     * @param position which of the columns of the id it refers to
     * @param classes the class of the id and those of the objects in it, by the paths to them
     */
    record Part(int position, Map<String, ClassName> classes) {}

    /** Whether it is one of several columns of a relationship. */
    boolean isPart() {
        return target != null && target.part() != null;
    }
}
