package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is a JSON document, in a column of JSON; statements can look into it and change parts of it. On a field with
 * {@link Convert} the converter gives the text.
 *
 * <p>Databases keep what a document says and not how it is written. So after a flush the field holds it as the column
 * does: members in order of their length and letters, a space behind each comma and colon, the last of several members of
 * one name. A document that is only written in another way is no change.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Json {}
