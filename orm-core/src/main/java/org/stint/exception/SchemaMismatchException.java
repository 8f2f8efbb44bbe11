package org.stint.exception;

import java.util.List;

/** The tables in the database are not those that the mapping describes; everything that differs is named at once. */
public class SchemaMismatchException extends StintException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mismatches;

    /** With everything that differs, each a sentence. */
    public SchemaMismatchException(List<String> mismatches) {
        super("The schema of the database does not fit the mapping:" + System.lineSeparator()
                + String.join(System.lineSeparator(), mismatches));
        this.mismatches = List.copyOf(mismatches);
    }

    /** Everything that differs, each a sentence. */
    public List<String> mismatches() {
        return mismatches;
    }
}
