package org.stint.statement;

import org.stint.type.SqlTypes;

/** Keeps JSON and texts apart, which are both a {@code String} in Java. */
final class JsonOperands {

    private JsonOperands() {}

    /**
     * Refuses a text where JSON is wanted, and JSON where a text is.
     *
     * @param place what is compared or set
     */
    static void requireSame(boolean json, Node value, Object place) {
        boolean unclear = !(value instanceof ExpressionNode.Value) || value instanceof ExpressionNode.Constant;
        if (!unclear && json != JsonNode.isJson(value)) {
            throw new IllegalArgumentException("Cannot compare " + place + " with a value of another kind, or set it to"
                    + " one: " + (json ? "it is JSON and the value is not." : "it is no JSON and the value is.")
                    + " Say asText(), asLong(), asDecimal(…) or asBoolean() of the JSON.");
        }
    }

    /** The node itself, if there is JSON for its values. */
    static Node convertible(Node node) {
        if (!(node instanceof ExpressionNode.Value value)) {
            throw new IllegalArgumentException("Cannot make JSON of SQL whose type is not known.");
        }
        return switch (value.type().columnType().kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, VARCHAR, JSON -> node;
            default ->
                throw new IllegalArgumentException("Cannot make JSON of a value of the type "
                        + value.type().columnType().kind()
                        + ": databases write it in their own ways. Make it a text or a"
                        + " number first.");
        };
    }

    /** The node that binds the name of a member. */
    static PlaceholderNode.Bind member(String name) {
        if (name == null) {
            throw new IllegalArgumentException("A member of a JSON object has a name, not null.");
        }
        return new PlaceholderNode.Bind(name, SqlTypes.text(0));
    }

    /** The node that binds the position of an element. */
    static PlaceholderNode.Bind position(int index) {
        return new PlaceholderNode.Bind(index, SqlTypes.INTEGER);
    }
}
