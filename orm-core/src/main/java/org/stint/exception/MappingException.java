package org.stint.exception;

import java.util.List;

/** The mapping of one or more entities is wrong or missing; all mistakes are named at once. */
public class MappingException extends StintException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** With every mistake, each a sentence. */
    public MappingException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** With one mistake. */
    public MappingException(String mistake) {
        this(List.of(mistake));
    }

    /** Every mistake, each a sentence. */
    public List<String> mistakes() {
        return mistakes;
    }
}
