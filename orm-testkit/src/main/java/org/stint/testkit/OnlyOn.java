package org.stint.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says on which databases alone a test, or all tests of a class, can hold, and why. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyOn {

    /** The databases. */
    TestDatabase[] value();

    /** Why it cannot hold elsewhere. */
    String because();
}
