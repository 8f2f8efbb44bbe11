package org.stint.behaviour.domain;

/** What kind of book it is. */
public enum Genre {
    NOVEL,
    HORROR,
    POETRY
}
