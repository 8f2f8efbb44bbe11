package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A combination of columns whose values come only once in the table; for a single one see {@link Column#unique()}. */
@Documented
@Repeatable(Unique.List.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Unique {

    /** The name; empty for table and columns joined by {@code _}, with {@code _key} behind them. */
    String name() default "";

    /** The names of the Java fields whose columns are unique together. */
    String[] columns();

    /** Several unique combinations of one table. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {

        /** The combinations. */
        Unique[] value();
    }
}
