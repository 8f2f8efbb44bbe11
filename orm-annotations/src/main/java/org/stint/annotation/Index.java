package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index that the schema creates with the table of an entity. */
@Documented
@Repeatable(Index.List.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Index {

    /** The name; empty for table and columns joined by {@code _}, with {@code _idx} behind them. */
    String name() default "";

    /** The names of the Java fields whose columns are indexed, in this order. */
    String[] columns();

    /** Several indexes of one table. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {

        /** The indexes. */
        Index[] value();
    }
}
