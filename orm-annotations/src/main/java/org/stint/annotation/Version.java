package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The field that tells one state of a row from the next: an {@code int}, {@code long} or {@code short} (or a wrapper)
 * that counts changes, or the {@code Instant} of the last one. Each UPDATE and DELETE checks it, so that no one
 * overwrites what another changed meanwhile. At most one per entity; never NULL.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Version {}
