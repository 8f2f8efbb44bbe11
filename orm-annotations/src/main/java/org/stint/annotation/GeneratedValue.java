package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who gives an {@link Id} its value. Ids that the database gives are of the type {@code long},
 * {@code int} or {@code short}; others that are generated are UUIDs. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GeneratedValue {

    /** Where the value comes from. */
    GenerationType value() default GenerationType.SEQUENCE;

    /** The name of the sequence; empty for the name of the table with {@code _seq} behind it. */
    String sequence() default "";

    /** How many ids one call of the sequence gives: its INCREMENT BY, at least 1. */
    int allocationSize() default 50;
}
