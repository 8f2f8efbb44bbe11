package org.stint.samples.bookshop.tour;

/** Knows who is at the desk, and so who makes the changes. Safe for use by many threads. */
public final class Desk {

    private volatile String clerk = "import";

    /** Whoever is at the desk now. */
    public String clerk() {
        return clerk;
    }

    /** Somebody else takes over. */
    void takeOver(String next) {
        clerk = next;
    }
}
