package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes the column of a field. On a {@link ManyToOne} it describes the foreign key, whose type and sizes come from
 * the id at the other end.
 *
 * <p>A size of -1 stands for the default, which is that of a Bean Validation constraint on the field
 * ({@code Size(max)}, {@code Digits}) if there is one and no converter stands between. A size that has no meaning for
 * the type of the field is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Column {

    /** The name, taken as it is; empty for the field name in the spelling of {@link Naming}. */
    String name() default "";

    /**
     * The greatest length of a text or the name of an enum constant in characters, of a {@code byte[]} in bytes; 0 for
     * no limit. By default 255 for texts and enums, no limit for bytes.
     */
    int length() default -1;

    /**
     * The digits of a {@code BigDecimal} (by default 19) or {@code BigInteger} (38) in all, or the fractional digits of
     * the seconds of a time (6).
     */
    int precision() default -1;

    /** The digits of a {@code BigDecimal} after the point, by default 2. */
    int scale() default -1;

    /** Whether the column may be NULL. Ids, versions, primitive fields and fields that are {@code NotNull} never are. */
    boolean nullable() default true;

    /** Whether no value comes twice in the column. */
    boolean unique() default false;

    /** Whether INSERT writes the column. */
    boolean insertable() default true;

    /** Whether a flush may UPDATE the column. */
    boolean updatable() default true;
}
