package org.stint.annotation;

/** Where the value of an id comes from. */
public enum GenerationType {

    /** The database numbers the rows as they are inserted. */
    IDENTITY,

    /** A sequence of the database, asked once for many ids. */
    SEQUENCE,

    /**
     * Stint makes UUIDs of version 7, which begin with the time: each is greater than those made before in the same
     * process, and no statement is needed.
     */
    UUID_V7,

    /** The application sets it; the same as no {@link GeneratedValue} at all. */
    ASSIGNED
}
