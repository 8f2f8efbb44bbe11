package org.stint.annotation;

/** Where the value of an id comes from. */
public enum GenerationType {

    /** The database numbers the rows as they are inserted. */
    IDENTITY,

    /** A sequence of the database, asked once for many ids. */
    SEQUENCE,

    /** The application sets it; the same as no {@link GeneratedValue} at all. */
    ASSIGNED
}
