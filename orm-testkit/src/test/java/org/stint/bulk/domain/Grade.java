package org.stint.bulk.domain;

/** A small choice. */
public enum Grade {
    LOW,
    MIDDLE,
    HIGH
}
