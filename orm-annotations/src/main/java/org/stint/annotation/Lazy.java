package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reference whose entity is loaded when the field is first read, together with those of all objects that came with
 * the same result. Works in woven classes; elsewhere the entity is loaded with the object that refers to it.
 *
 * <p>After the session was closed, reading the field for the first time is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Lazy {}
