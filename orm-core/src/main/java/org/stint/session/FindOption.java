package org.stint.session;

/** What else a find or get asks for. */
public sealed interface FindOption {

    /**
     * Refuses the entity unless it has a version: what a form or an If-Match header was made from.
     *
     * @throws NullPointerException if the version is null
     */
    static FindOption expectVersion(Object version) {
        return new ExpectVersion(java.util.Objects.requireNonNull(version, "version"));
    }

    /** See {@link #expectVersion}. */
    record ExpectVersion(Object version) implements FindOption {}
}
