package org.stint.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/** A value that is not part of the text; a {@code ?} stands for it. */
public sealed interface PlaceholderNode extends ExpressionNode.Value {

    @Override
    default Object label() {
        return type().columnType();
    }

    @Override
    default List<Node> children() {
        return List.of();
    }

    /** A value that is sent beside the text. */
    record Bind(@Nullable Object value, SqlType<?> type) implements PlaceholderNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBind(this, context);
        }

        @Override
        public Bind with(List<Node> parts) {
            return new Bind(value, type);
        }

        /** Leaves the value out: it must not reach a message by accident. */
        @Override
        public String toString() {
            return "Bind[" + type.columnType() + "]";
        }
    }

    /**
     * Values of one type that are sent together: as one array where the database takes it, otherwise one by one.
     *
     * @param values the values; null only where a column of rows is meant
     */
    record BindList(List<@Nullable Object> values, SqlType<?> type) implements PlaceholderNode {

        /** Copies the list. */
        public BindList {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /**
         * How many placeholders stand for the values where each has its own: the next power of two, so that lists of
         * many lengths share few texts. The last value fills the rest.
         */
        public int places() {
            return values.size() <= 1 ? 1 : Integer.highestOneBit(values.size() - 1) * 2;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitBindList(this, context);
        }

        @Override
        public Object label() {
            return List.of(type.columnType(), places());
        }

        @Override
        public BindList with(List<Node> parts) {
            return new BindList(values, type);
        }

        /** Leaves the values out: they must not reach a message by accident. */
        @Override
        public String toString() {
            return "BindList[" + type.columnType() + "]";
        }
    }

    /** A value that is given only when the statement is executed. */
    record Parameter(String name, SqlType<?> type) implements PlaceholderNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitParameter(this, context);
        }

        @Override
        public Parameter with(List<Node> parts) {
            return new Parameter(name, type);
        }
    }
}
