package org.stint.statement;

/**
 * The operators and functions of the language. The order of {@link #precedence()} is that of the SQL standard: a higher
 * number binds tighter.
 */
public enum Operator {
    OR("OR", Form.INFIX, 1),
    AND("AND", Form.INFIX, 2),
    NOT("NOT", Form.PREFIX, 3),
    EQUAL("=", Form.INFIX, 4),
    NOT_EQUAL("<>", Form.INFIX, 4),
    LESS("<", Form.INFIX, 4),
    LESS_OR_EQUAL("<=", Form.INFIX, 4),
    GREATER(">", Form.INFIX, 4),
    GREATER_OR_EQUAL(">=", Form.INFIX, 4),
    IS_NULL("IS NULL", Form.POSTFIX, 4),
    IS_NOT_NULL("IS NOT NULL", Form.POSTFIX, 4),
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM", Form.INFIX, 4),
    IS_DISTINCT_FROM("IS DISTINCT FROM", Form.INFIX, 4),
    BETWEEN("BETWEEN", Form.SPECIAL, 4),
    IN("IN", Form.SPECIAL, 4),
    LIKE("LIKE", Form.SPECIAL, 4),
    EXISTS("EXISTS", Form.SPECIAL, 4),
    CONCAT("||", Form.INFIX, 5),
    PLUS("+", Form.INFIX, 6),
    MINUS("-", Form.INFIX, 6),
    TIMES("*", Form.INFIX, 7),
    DIVIDE("/", Form.INFIX, 7),
    /** The division of whole numbers, whose quotient is cut. */
    DIVIDE_WHOLE("/", Form.INFIX, 7),
    NEGATE("-", Form.PREFIX, 8),
    LOWER("LOWER", Form.FUNCTION, 9),
    UPPER("UPPER", Form.FUNCTION, 9),
    LENGTH("CHAR_LENGTH", Form.FUNCTION, 9),
    ABS("ABS", Form.FUNCTION, 9),
    COALESCE("COALESCE", Form.FUNCTION, 9),
    NULLIF("NULLIF", Form.FUNCTION, 9),
    /** Conditions and values in turn, and a last value if none of the conditions is met. */
    CASE("CASE", Form.SPECIAL, 9),
    /** SQL of the application, in parentheses. */
    RAW("", Form.SPECIAL, 9),
    TRIM("TRIM", Form.FUNCTION, 9),
    TRIM_START("LTRIM", Form.FUNCTION, 9),
    TRIM_END("RTRIM", Form.FUNCTION, 9),
    SUBSTRING("SUBSTRING", Form.FUNCTION, 9),
    REPLACE("REPLACE", Form.FUNCTION, 9),
    /** Where the second text is in the first, counted from 1; 0 if nowhere. */
    POSITION("POSITION", Form.SPECIAL, 9),
    LEFT("LEFT", Form.FUNCTION, 9),
    RIGHT("RIGHT", Form.FUNCTION, 9),
    PAD_START("LPAD", Form.FUNCTION, 9),
    PAD_END("RPAD", Form.FUNCTION, 9),
    MOD("MOD", Form.FUNCTION, 9),
    ROUND("ROUND", Form.FUNCTION, 9),
    FLOOR("FLOOR", Form.FUNCTION, 9),
    CEILING("CEILING", Form.FUNCTION, 9),
    SIGN("SIGN", Form.FUNCTION, 9),
    POWER("POWER", Form.FUNCTION, 9),
    /** A part of a date or time: the unit, then the time. */
    EXTRACT("EXTRACT", Form.SPECIAL, 9),
    /** A time cut to a unit: the unit, then the time. */
    TRUNCATE("DATE_TRUNC", Form.SPECIAL, 9),
    /** A time moved by a number of units: the unit, the time, the number. */
    MOVE("MOVE", Form.SPECIAL, 9),
    GREATEST("GREATEST", Form.FUNCTION, 9),
    COUNT("COUNT", Form.FUNCTION, 9),
    COUNT_DISTINCT("COUNT", Form.SPECIAL, 9),
    SUM("SUM", Form.FUNCTION, 9),
    MIN("MIN", Form.FUNCTION, 9),
    MAX("MAX", Form.FUNCTION, 9),
    AVG("AVG", Form.FUNCTION, 9),
    /** An aggregate over the rows that meet a condition: the aggregate, then the condition. */
    FILTER("FILTER", Form.SPECIAL, 9),
    ROW_NUMBER("ROW_NUMBER", Form.FUNCTION, 9),
    RANK("RANK", Form.FUNCTION, 9),
    DENSE_RANK("DENSE_RANK", Form.FUNCTION, 9),
    LAG("LAG", Form.FUNCTION, 9),
    LEAD("LEAD", Form.FUNCTION, 9),
    FIRST_VALUE("FIRST_VALUE", Form.FUNCTION, 9),
    LAST_VALUE("LAST_VALUE", Form.FUNCTION, 9),
    /** The text of a JSON string; NULL for other JSON. */
    JSON_TEXT("JSON_TEXT", Form.JSON, 9),
    /** The number that JSON is; NULL for other JSON. */
    JSON_NUMBER("JSON_NUMBER", Form.JSON, 9),
    /** The truth value that JSON is; NULL for other JSON. */
    JSON_BOOLEAN("JSON_BOOLEAN", Form.JSON, 9),
    /** Whether JSON is there and is null; never unknown. */
    JSON_IS_NULL("JSON_IS_NULL", Form.JSON, 9),
    /** The number of elements of a JSON array; NULL for other JSON. */
    JSON_LENGTH("JSON_LENGTH", Form.JSON, 9),
    /** Whether the first is a JSON array with an element that is the second; never unknown. */
    JSON_CONTAINS("JSON_CONTAINS", Form.JSON, 9),
    /** A JSON array and one more element; of what is no array, an array with just that element. */
    JSON_APPEND("JSON_APPEND", Form.JSON, 9);

    /** How an operator stands to its operands. */
    public enum Form {
        INFIX,
        PREFIX,
        POSTFIX,
        FUNCTION,
        /** Over JSON, for which each database has its own. */
        JSON,
        SPECIAL
    }

    private final String text;
    private final Form form;
    private final int precedence;

    Operator(String text, Form form, int precedence) {
        this.text = text;
        this.form = form;
        this.precedence = precedence;
    }

    /** The word or sign of the standard; a dialect may know another. */
    public String text() {
        return text;
    }

    /** Whether it makes one value of many rows. */
    public boolean isAggregate() {
        return switch (this) {
            case COUNT, COUNT_DISTINCT, SUM, MIN, MAX, AVG, FILTER -> true;
            default -> false;
        };
    }

    /** Where the operands go. */
    public Form form() {
        return form;
    }

    /** How tightly the operator binds. */
    public int precedence() {
        return precedence;
    }
}
