package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that is loaded when it is first read, for all objects that came with the same result at once: the entity that
 * a reference means, or the value of a column, such as a long text, which a select of entities then leaves out. Works in
 * woven classes whose changes are recorded; elsewhere it is loaded with the object.
 *
 * <p>A column is not read only to be written: its old value stays unknown, except where a history is kept. After the
 * session was closed, reading the field for the first time is an error.
 *
 * <p>Ids, versions, values that Stint or the database fills, primitives and embedded objects are never lazy.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Lazy {}
