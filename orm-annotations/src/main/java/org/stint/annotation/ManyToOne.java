package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference to another entity, held by a foreign key in this table. The field is of the entity class itself or a
 * {@code Ref} of it, which is loaded only when asked to.
 *
 * <p>The key column is called after the field with {@code _id} behind it; {@link Column#name()} says otherwise. To an
 * entity with a composite id there are as many columns as that has, each called after the field and the column that it
 * refers to; {@link AttributeOverride} says otherwise.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ManyToOne {

    /** Whether there may be none: false makes the key columns NOT NULL. */
    boolean optional() default true;
}
