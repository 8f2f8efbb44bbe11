package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a field whose type is an {@link Embeddable}; without it the defaults below hold. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Embedded {

    /** Stands for the name of the field, spelled as a column. */
    String FIELD = "<field>";

    /**
     * What stands before the names of the columns: by default the name of the field and an underscore, for the
     * {@link Id} nothing.
     */
    String prefix() default FIELD + "_";

    /**
     * Whether there may be none. Then its columns may be NULL, although a field in it is primitive or {@code NotNull};
     * a column that says {@code nullable = false} itself stays NOT NULL.
     */
    boolean optional() default true;
}
