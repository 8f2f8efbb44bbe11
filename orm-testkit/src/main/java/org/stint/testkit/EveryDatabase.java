package org.stint.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test method that runs once on every database and, there, once for every way of tracking changes.
 *
 * <p>The method, and the lifecycle methods around it, may take a {@link Workbench}. What cannot hold everywhere says so
 * with {@link OnlyOn}.
 *
 * <p>The system property {@code stint.test.databases} restricts the databases, as in {@code h2} or
 * {@code h2,postgresql}; {@code stint.test.woven} set to true says that the entities of the tests are woven,
 * so that each test also runs with recorded changes; {@code stint.test.tracking} names the ways of tracking, as in
 * {@code recorded} or {@code recorded,snapshot}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryDatabaseExtension.class)
public @interface EveryDatabase {}
