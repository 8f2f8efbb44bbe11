package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The time at which the row was inserted, which Stint fills in from the clock of the application; the column is not
 * updated later. The field is an {@code Instant}, an {@code OffsetDateTime} or a {@code LocalDateTime}, the last two in
 * UTC.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface CreatedAt {}
