package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives one column of an embedded object another description than its {@link Embeddable} does; or one of the columns by
 * which a {@link ManyToOne} refers to a composite id, whose types and sizes remain those of the id.
 */
@Documented
@Repeatable(AttributeOverride.List.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AttributeOverride {

    /** The field in the embedded object, or in the composite id, with a dot before each further one: {@code "geo.latitude"}. */
    String name();

    /** What describes the column instead; a name in it is taken without prefix. */
    Column column();

    /** Several columns of one embedded object. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.FIELD)
    @interface List {

        /** The columns. */
        AttributeOverride[] value();
    }
}
