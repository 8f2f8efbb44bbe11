package org.stint.statement;

import java.math.BigDecimal;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A place in the JSON document of a column, which an UPDATE can set and remove.
 *
 * <p>By itself it is JSON: {@code set(BOOK.details.at("tags"), "[]")} and {@code set(BOOK.details.at("zip"), "null")} set it
 * to a document. Its leaves are set to plain values: {@code set(BOOK.details.at("address", "city").asText(), "Rome")}; SQL
 * NULL becomes a JSON null.
 *
 * <p>After it was set the value is there: a missing member is added, missing objects on the way are made, and what is in the
 * way and is no object (a text, an array, a JSON null) makes room for one, as in a JSON Merge Patch (RFC 7396); a column
 * that is NULL becomes an object. Elements of arrays are never made: where a position leads nowhere nothing is set.
 * {@link JsonExpression#append(String)} adds one.
 *
 * @param <E> the entity
 */
public final class JsonPath<E> extends JsonExpression implements JsonPlace<E, String> {

    JsonPath(JsonNode.Path node) {
        super(node);
    }

    @Override
    public JsonNode.Path node() {
        return (JsonNode.Path) super.node();
    }

    @Override
    public JsonNode.Path place() {
        return node();
    }

    @Override
    public JsonPath<E> at(String member, String... further) {
        return new JsonPath<>(path(member, further));
    }

    @Override
    public JsonPath<E> at(int position) {
        return new JsonPath<>(path(position));
    }

    @Override
    public Text<E> asText() {
        return new Text<>(this);
    }

    @Override
    public Number<E, BigDecimal> asDecimal(int precision, int scale) {
        return new Number<>(this, SqlTypes.decimal(precision, scale));
    }

    @Override
    public Number<E, Double> asDouble() {
        return new Number<>(this, SqlTypes.DOUBLE);
    }

    @Override
    public Whole<E> asLong() {
        return new Whole<>(this);
    }

    @Override
    public Truth<E> asBoolean() {
        return new Truth<>(this);
    }

    /**
     * A place as a text.
     *
     * @param <E> the entity
     */
    public static final class Text<E> extends TextExpression implements JsonPlace<E, String> {

        private final JsonNode.Path place;

        private Text(JsonPath<E> path) {
            super(path.text(), SqlTypes.text(0));
            this.place = path.place();
        }

        @Override
        public ExpressionNode.Value node() {
            return (ExpressionNode.Value) super.node();
        }

        @Override
        public JsonNode.Path place() {
            return place;
        }
    }

    /**
     * A place as a number that may have a fraction.
     *
     * @param <E> the entity
     * @param <T> the Java type of the number
     */
    public static final class Number<E, T extends java.lang.Number> extends NumberExpression<T>
            implements JsonPlace<E, T> {

        private final JsonNode.Path place;

        private Number(JsonPath<E> path, SqlType<T> type) {
            super(path.number(type), type);
            this.place = path.place();
        }

        @Override
        public ExpressionNode.Value node() {
            return (ExpressionNode.Value) super.node();
        }

        @Override
        public JsonNode.Path place() {
            return place;
        }
    }

    /**
     * A place as a whole number.
     *
     * @param <E> the entity
     */
    public static final class Whole<E> extends WholeExpression<Long> implements JsonPlace<E, Long> {

        private final JsonNode.Path place;

        private Whole(JsonPath<E> path) {
            super(path.whole(), SqlTypes.LONG);
            this.place = path.place();
        }

        @Override
        public ExpressionNode.Value node() {
            return (ExpressionNode.Value) super.node();
        }

        @Override
        public JsonNode.Path place() {
            return place;
        }
    }

    /**
     * A place as a truth value.
     *
     * @param <E> the entity
     */
    public static final class Truth<E> extends Condition implements JsonPlace<E, Boolean> {

        private final JsonNode.Path place;

        private Truth(JsonPath<E> path) {
            super(path.truth(), SqlTypes.BOOLEAN);
            this.place = path.place();
        }

        @Override
        public ExpressionNode.Value node() {
            return (ExpressionNode.Value) super.node();
        }

        @Override
        public JsonNode.Path place() {
            return place;
        }
    }
}
