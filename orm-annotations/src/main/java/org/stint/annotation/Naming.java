package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How Java names become names in the database where none is given: on an entity, a class around it, or its package
 * (not the packages below), the nearest one deciding. Without it {@link NamingStrategy#SNAKE_CASE}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Naming {

    /** The spelling. */
    NamingStrategy value();
}
