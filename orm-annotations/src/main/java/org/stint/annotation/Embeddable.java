package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class or record whose values are part of an entity: its fields are columns of the entity's table. It may contain
 * others. A class has a constructor without parameters, which may be private.
 *
 * <p>An object all of whose columns are NULL is read as null. A record never changes; to change a part of it the entity
 * gets another. An object of a class may change in place, and only the columns that changed are written. It belongs to
 * one entity: two that share one would change together.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Embeddable {}
