package org.stint.annotation;

/** How a Java name is spelled in the database. */
public enum NamingStrategy {

    /** {@code publishedIn} becomes {@code published_in}, {@code ISBNCode} becomes {@code isbn_code}. */
    SNAKE_CASE,

    /** {@code publishedIn} becomes {@code PUBLISHED_IN}. */
    UPPER_SNAKE_CASE,

    /** {@code publishedIn} stays {@code publishedIn}. */
    AS_IS
}
