package org.stint.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.stint.session.Tracking;

/** Says with which ways of tracking alone a test, or all tests of a class, can hold, and why. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyWith {

    /** The ways of tracking. */
    Tracking[] value();

    /** Why it cannot hold otherwise. */
    String because();
}
