package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who inserted or last updated the row, as the application's supplier of the actor says at the flush, unless the
 * application sets the field itself in the same change. Bulk statements set it as well. The field is of any type that a
 * column can have but no primitive and no relationship; the supplier gives values of that type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface UpdatedBy {}
