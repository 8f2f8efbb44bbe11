package org.stint.samples.bookshop.domain;

import java.util.Arrays;

/** The shelf on which a book stands. */
public enum Genre {
    BIOGRAPHY("biography"),
    CHILDREN("children"),
    CRIME("crime"),
    DRAMA("drama"),
    FANTASY("fantasy"),
    FICTION("fiction"),
    HISTORY("history"),
    HORROR("horror"),
    PHILOSOPHY("philosophy"),
    POETRY("poetry"),
    SCIENCE("science"),
    SCI_FI("sci-fi");

    private final String label;

    Genre(String label) {
        this.label = label;
    }

    /**
     * The genre with a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Genre labelled(String label) {
        return Arrays.stream(values())
                .filter(genre -> genre.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no genre " + label));
    }

    /** What is written on the shelf. */
    public String label() {
        return label;
    }
}
