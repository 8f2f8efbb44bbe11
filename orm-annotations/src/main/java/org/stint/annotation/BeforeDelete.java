package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that Stint calls at the beginning of the flush that deletes the object, before validation. It may change
 * the attributes of its own object, and the change is part of the flush; if it throws, nothing is sent.
 *
 * <p>The method is void, takes no parameters, throws no checked exception and is neither private nor static. It calls
 * no method of the session; {@code org.stint.event.EntityListener} says all that holds for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BeforeDelete {}
