package org.stint.exception;

/**
 * A bulk statement was to be evaluated in memory, but has a part that this database may decide in another way than
 * memory would. Nothing was sent; the message names the part.
 */
public class NotEvaluableException extends StintException {

    private static final long serialVersionUID = 1L;

    private final String expression;

    /**
     * With a message that names the expression and the remedy.
     *
     * @param expression the part that is not evaluable, as SQL without values
     */
    public NotEvaluableException(String message, String expression) {
        super(message);
        this.expression = expression;
    }

    /** The part that is not evaluable, as SQL without values. */
    public String expression() {
        return expression;
    }
}
