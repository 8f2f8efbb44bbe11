package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The converter of a field whose type has no column type of its own, or should have another. Sizes in {@link Column}
 * are those of the type that the converter gives.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Convert {

    /** A class that is visible to the package of the entity and has a constructor without parameters. */
    Class<? extends AttributeConverter<?, ?>> value();
}
