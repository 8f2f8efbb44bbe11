package org.stint.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose objects are rows of a table.
 *
 * <p>The annotation processor writes its table class: for {@code Book} the class {@code Book_} in the same package,
 * with the constant {@code BOOK}; for {@code Shop.Book} the class {@code Shop_Book_}. Every field is persistent unless
 * it is static, {@code transient} or {@link Transient}. The class is concrete, not private, not generic, no inner
 * class, and has a constructor without parameters, which may be private.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Entity {}
