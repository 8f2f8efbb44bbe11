package org.stint.annotation;

/** What of an enum constant a column holds. */
public enum EnumType {

    /** Its name; constants may be reordered, not renamed. */
    STRING,

    /** Its position, from 0; constants may be renamed, not reordered. */
    ORDINAL
}
