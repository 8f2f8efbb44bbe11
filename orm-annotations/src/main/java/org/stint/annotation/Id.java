package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field that identifies a row: the primary key. The application sets it before the object is persisted, unless it
 * is a {@link GeneratedValue}. It can be of any type with an exact equality, so not of a floating-point or decimal type,
 * a {@code byte[]} or a {@code URL}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Id {}
