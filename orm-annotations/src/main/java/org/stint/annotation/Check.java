package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A condition that the database demands of every row of the table. */
@Documented
@Repeatable(Check.List.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Check {

    /** The name, which a violation reports. */
    String name();

    /**
     * The condition in SQL, taken over as it is. Columns are written as the schema has them: plain, for example
     * {@code price > 0}; in quotes only if the name is a keyword or has capitals or other characters.
     */
    String condition();

    /** Several conditions of one table. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {

        /** The conditions. */
        Check[] value();
    }
}
