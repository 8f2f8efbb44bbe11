package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that the database fills: by a default, a trigger or an expression. Stint never writes it, and reads it with
 * the statement that makes the database fill it, so that after a flush the field holds what the row does.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Generated {

    /** When the database gives the column a new value. */
    enum When {
        /** When the row is inserted; later it stays as it is. */
        INSERT,

        /** When the row is inserted and whenever it is updated. */
        ALWAYS
    }

    /** When the database fills the column. */
    When value() default When.ALWAYS;

    /**
     * What follows the type of the column when Stint creates the table, in SQL: {@code "DEFAULT 1"}, for instance, or
     * {@code "GENERATED ALWAYS AS (price * 2) STORED"}, with columns as the schema has them. Empty for a column that a
     * trigger fills.
     */
    String sql() default "";
}
