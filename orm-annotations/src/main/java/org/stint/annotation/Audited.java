package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity whose changes are kept: every flush that inserts, updates or deletes an object also adds a row to the
 * history table, which says what each changed attribute was before and after, who changed it, when, and in which
 * transaction. A session reads the history of an object by its id, and the schema includes the table.
 *
 * <p>The id and the attributes that count or date the changes themselves, which are the version, {@link UpdatedAt} and
 * {@link UpdatedBy}, are left out, and so is what is marked {@link NotAudited}. Bulk statements and other programs write
 * no history.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Audited {

    /** The name of the history table; if empty, that of the entity's table with {@code _history} behind it. */
    String value() default "";
}
