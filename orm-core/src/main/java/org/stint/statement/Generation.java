package org.stint.statement;

/** Where the value of an id comes from. */
public sealed interface Generation {

    /** The application sets it before the object is persisted. */
    Generation ASSIGNED = new Assigned();

    /** The database numbers the rows. */
    Generation IDENTITY = new Identity();

    /** Stint makes UUIDs of version 7, which grow with time; no statement is needed. */
    Generation UUID_V7 = new UuidV7();

    /** A sequence gives the first of {@code allocation} numbers each time; its INCREMENT BY is the allocation. */
    static Generation sequence(String name, int allocation) {
        return new Sequence(name, allocation);
    }

    /** See {@link #ASSIGNED}. */
    record Assigned() implements Generation {}

    /** See {@link #IDENTITY}. */
    record Identity() implements Generation {}

    /** See {@link #UUID_V7}. */
    record UuidV7() implements Generation {}

    /** See {@link #sequence}. */
    record Sequence(String name, int allocation) implements Generation {}
}
