package org.stint.statement;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** What a statement computes with: columns, values that are bound, and operations on them. */
public sealed interface ExpressionNode extends Node {

    /** A node that stands for a value and so has a type. */
    sealed interface Value extends ExpressionNode
            permits Column,
                    Whole,
                    Call,
                    Over,
                    Constant,
                    Operation,
                    Cast,
                    Tick,
                    NextValue,
                    JsonNode,
                    PlaceholderNode,
                    QueryNode.Select {

        /** How the value is bound and read. */
        SqlType<?> type();
    }

    /** A column of a source that the statement names. */
    record Column(QueryNode.Source source, String name, SqlType<?> type) implements Value {

        /** The table by whose name the column is qualified. */
        public QueryNode.Table table() {
            return source.named();
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitColumn(this, context);
        }

        @Override
        public Object label() {
            return name;
        }

        @Override
        public List<Node> children() {
            return List.of(table());
        }

        @Override
        public Column with(List<Node> parts) {
            return this;
        }
    }

    /** A whole number that belongs to the text, such as how many rows LAG looks back; never a value of a user. */
    record Whole(long number) implements Value, LeafNode {

        @Override
        public SqlType<?> type() {
            return SqlTypes.LONG;
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitWhole(this, context);
        }

        @Override
        public Object label() {
            return number;
        }
    }

    /** A unit of time, for functions that need one. */
    record Unit(ChronoUnit unit) implements ExpressionNode, LeafNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitUnit(this, context);
        }

        @Override
        public Object label() {
            return unit;
        }
    }

    /** A function or operator that the application has registered, with its operands. */
    record Call(Routine routine, List<Node> operands, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitCall(this, context);
        }

        @Override
        public Object label() {
            return List.of(routine, type.columnType());
        }

        @Override
        public List<Node> children() {
            return operands;
        }

        @Override
        public Call with(List<Node> parts) {
            return new Call(routine, List.copyOf(parts), type);
        }
    }

    /** A function over the rows around each row. */
    record Over(Value function, List<Node> partitionBy, List<Node> orderBy, Frame frame) implements Value {

        @Override
        public SqlType<?> type() {
            return function.type();
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitOver(this, context);
        }

        @Override
        public Object label() {
            return List.of(partitionBy.size(), frame);
        }

        @Override
        public List<Node> children() {
            List<Node> children = new ArrayList<>(1 + partitionBy.size() + orderBy.size());
            children.add(function);
            children.addAll(partitionBy);
            children.addAll(orderBy);
            return children;
        }

        @Override
        public Over with(List<Node> parts) {
            Parts rest = new Parts(parts);
            return new Over((Value) rest.next(), rest.next(partitionBy.size()), rest.next(orderBy.size()), frame);
        }
    }

    /**
     * SQL as the application wrote it, with operands between its pieces.
     *
     * @param pieces one more than there are operands
     */
    record Raw(List<String> pieces, List<Node> operands) implements ExpressionNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitRaw(this, context);
        }

        @Override
        public Object label() {
            return pieces;
        }

        @Override
        public List<Node> children() {
            return operands;
        }

        @Override
        public Raw with(List<Node> parts) {
            return new Raw(pieces, List.copyOf(parts));
        }
    }

    /**
     * A word of the language that stands for a value.
     *
     * @param unused the names of the parameters in what folded to this word, whose values nobody needs
     */
    record Constant(Word word, SqlType<?> type, Set<String> unused) implements Value, LeafNode {

        /** Copies the set. */
        public Constant {
            unused = Set.copyOf(unused);
        }

        /** A word as it was written. */
        public Constant(Word word, SqlType<?> type) {
            this(word, type, Set.of());
        }

        /** The words. */
        public enum Word {
            NULL,
            TRUE,
            FALSE,
            DEFAULT,
            ONE("1"),
            ALL_COLUMNS("*");

            private final String text;

            Word() {
                this.text = name();
            }

            Word(String text) {
                this.text = text;
            }

            /** The word as SQL has it. */
            public String text() {
                return text;
            }
        }

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitConstant(this, context);
        }

        @Override
        public Object label() {
            return word;
        }
    }

    /** An operator or function with its operands. */
    record Operation(Operator operator, List<Node> operands, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitOperation(this, context);
        }

        /** Of what type SQL of the application is, only it says; all others have theirs from their operands. */
        @Override
        public Object label() {
            return operator == Operator.RAW ? List.of(operator, type.columnType()) : operator;
        }

        @Override
        public List<Node> children() {
            return operands;
        }

        @Override
        public Operation with(List<Node> parts) {
            return new Operation(operator, List.copyOf(parts), type);
        }
    }

    /** A conversion to another type. */
    record Cast(Node operand, SqlType<?> type) implements Value {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitCast(this, context);
        }

        @Override
        public Object label() {
            return type.columnType();
        }

        @Override
        public List<Node> children() {
            return List.of(operand);
        }

        @Override
        public Cast with(List<Node> parts) {
            return new Cast(parts.get(0), type);
        }
    }

    /**
     * The least time that a column can tell apart.
     *
     * @param digits the fractional digits of the column's seconds
     */
    record Tick(int digits, SqlType<?> type) implements Value, LeafNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitTick(this, context);
        }

        @Override
        public Object label() {
            return digits;
        }
    }

    /** The next number of a sequence. */
    record NextValue(String sequence, SqlType<?> type) implements Value, LeafNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitNextValue(this, context);
        }

        @Override
        public Object label() {
            return sequence;
        }
    }

    /** A list of values in parentheses. */
    record Row(List<Node> values) implements ExpressionNode {

        @Override
        public <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context) {
            return visitor.visitRow(this, context);
        }

        @Override
        public Object label() {
            return "";
        }

        @Override
        public List<Node> children() {
            return values;
        }

        @Override
        public Row with(List<Node> parts) {
            return new Row(List.copyOf(parts));
        }
    }
}
