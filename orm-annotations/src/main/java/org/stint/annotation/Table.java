package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the table of an entity. Names are taken as they are, and quoted in SQL if they are keywords or have capitals or
 * characters other than letters, digits and underscores.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Table {

    /** The name; empty for the class name in the spelling of {@link Naming}. */
    String value() default "";

    /** The schema; empty for the one that the connection uses. */
    String schema() default "";
}
