package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that Stint calls in the flush that updates the object, after all rows were written and before the commit. If
 * it throws, the flush has failed.
 *
 * <p>The method is void, takes no parameters, throws no checked exception and is neither private nor static. It calls
 * no method of the session; {@code org.stint.event.EntityListener} says all that holds for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AfterUpdate {}
