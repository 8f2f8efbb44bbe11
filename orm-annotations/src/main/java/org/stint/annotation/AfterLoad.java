package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that Stint calls after an object was made of its row or read anew, once what it refers to is there as well.
 * What it changes in persistent attributes is a change like any other, to be written by the next flush; better it only
 * works out transient fields.
 *
 * <p>The method is void, takes no parameters, throws no checked exception and is neither private nor static. It calls
 * no method of the session; {@code org.stint.event.EntityListener} says all that holds for it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AfterLoad {}
