package org.stint.processor;

import org.stint.annotation.GenerationType;

/**
 * Where the value of an id comes from.
 *
 * @param type the kind of source
 * @param sequence the name of the sequence, empty for other sources
 * @param allocation how many ids one call of the sequence gives
 */
record IdGeneration(GenerationType type, String sequence, int allocation) {

    static final IdGeneration ASSIGNED = new IdGeneration(GenerationType.ASSIGNED, "", 0);
    static final IdGeneration IDENTITY = new IdGeneration(GenerationType.IDENTITY, "", 0);

    static final IdGeneration UUID_V7 = new IdGeneration(GenerationType.UUID_V7, "", 0);

    private static final ClassName GENERATION = ClassName.statement("Generation");

    /** The expression that gives the {@code Generation}. */
    String expression(Imports imports) {
        String generation = imports.expression(GENERATION);
        return switch (type) {
            case ASSIGNED -> generation + ".ASSIGNED";
            case IDENTITY -> generation + ".IDENTITY";
            case UUID_V7 -> generation + ".UUID_V7";
            case SEQUENCE -> generation + ".sequence(" + JavaText.literal(sequence) + ", " + allocation + ")";
        };
    }
}
