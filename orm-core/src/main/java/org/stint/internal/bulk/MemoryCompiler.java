package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.SqlType;

/**
 * Compiles the very expressions that go to the database into calculations over the values of a row. What this database
 * might decide in another way is refused by name; an expression of a kind that is not known here is.
 */
final class MemoryCompiler {

    private final Arithmetic arithmetic;
    private final Refusal refusal;
    private final RowColumns columns;
    private final ConditionCompiler conditions;
    private final NumberCompiler numbers;
    private final TextCompiler texts;
    private final TimeCompiler times;
    private final ChoiceCompiler choices;

    MemoryCompiler(
            EntityModel<?> model,
            QueryNode.Table table,
            Map<String, List<ColumnFacts>> facts,
            Arithmetic arithmetic,
            String attempt) {
        this.arithmetic = arithmetic;
        this.refusal = new Refusal(attempt);
        this.columns = new RowColumns(model, table, facts, refusal);
        Comparisons comparisons = new Comparisons(arithmetic, refusal);
        this.conditions = new ConditionCompiler(comparisons, refusal);
        this.numbers = new NumberCompiler(arithmetic, refusal);
        this.texts = new TextCompiler(arithmetic, refusal);
        this.times = new TimeCompiler(refusal);
        this.choices = new ChoiceCompiler(conditions, comparisons, refusal);
    }

    /** A condition: gives TRUE, FALSE or null for unknown. */
    Computed condition(Node node) {
        return conditions.condition(node, compile(node));
    }

    /** What a column holds afterwards, as the Java value of the attribute's column. */
    Computed.Calculation assignment(AttributeModel target, Node value) {
        SqlType<Object> type = target.type();
        if (value instanceof ExpressionNode.Constant constant && constant.word() == ExpressionNode.Constant.Word.NULL) {
            return row -> written(target, Family.NOTHING, null);
        }
        if (!Representation.isKnown(type)) {
            if (value instanceof PlaceholderNode.Bind bind && bind.value() != null && type.equals(bind.type())) {
                return row -> type.copy(type.normalize(bind.value()));
            }
            return refusal.of(value, "is assigned to a column of a type that memory does not compute with");
        }
        columns.factsOf(target, value);
        Computed compiled = compile(value);
        Family from = compiled.shape().family();
        Family to = Family.of(type.columnType().kind());
        boolean fits = from == to
                || from == Family.NOTHING
                || from.isWhole() && to.isWhole()
                || from.isWhole() && to == Family.DECIMAL
                || from.isFloating() && to.isFloating();
        if (!fits) {
            return refusal.of(value, "gives " + from + " for a column of " + to);
        }
        return row -> written(target, from, compiled.of(row));
    }

    private @Nullable Object written(AttributeModel target, Family from, @Nullable Object value) {
        return Representation.written(
                target.type(), from, value, target.definition().nullable(), arithmetic);
    }

    private Computed compile(Node node) {
        if (node instanceof Operation operation) {
            return operation(operation);
        }
        if (node instanceof ExpressionNode.Column column) {
            return columns.value(column);
        }
        if (node instanceof PlaceholderNode.Bind bind) {
            return bind(bind);
        }
        if (node instanceof ExpressionNode.Constant constant) {
            return constant(constant);
        }
        if (node instanceof ExpressionNode.Whole whole) {
            boolean small = whole.number() == (int) whole.number();
            Long number = whole.number();
            return new Computed(Shape.of(small ? Family.INTEGER : Family.BIGINT), row -> number);
        }
        if (node instanceof ExpressionNode.Cast cast) {
            return cast(cast);
        }
        if (node instanceof ExpressionNode.Tick tick) {
            return TimeCompiler.tick(tick);
        }
        return refusal.of(node, reason(node));
    }

    private static String reason(Node node) {
        if (node instanceof QueryNode.Select) {
            return "is a subquery";
        }
        if (node instanceof ExpressionNode.NextValue) {
            return "is made by the database";
        }
        if (node instanceof PlaceholderNode.Parameter) {
            return "has no value";
        }
        return "is not known to have a twin in Java";
    }

    private Computed bind(PlaceholderNode.Bind bind) {
        Shape shape = columns.shapeOf(bind.type(), bind).asPlaceholder();
        Object value = Representation.of(bind.type(), bind.value());
        if (value instanceof String text && !arithmetic.isStorable(text)) {
            return refusal.of(bind, "is a text that the database does not take");
        }
        return new Computed(shape, row -> value);
    }

    private Computed constant(ExpressionNode.Constant constant) {
        return switch (constant.word()) {
            case NULL -> new Computed(Shape.of(Family.NOTHING), row -> null);
            case TRUE -> Computed.truth(row -> true);
            case FALSE -> Computed.truth(row -> false);
            case ONE -> new Computed(Shape.of(Family.INTEGER), row -> 1L);
            default -> refusal.of(constant, "is made by the database");
        };
    }

    private Computed cast(ExpressionNode.Cast cast) {
        Computed operand = compile(cast.operand());
        Shape shape = columns.shapeOf(cast.type(), cast);
        Family from = operand.shape().family();
        boolean exact =
                from == shape.family() || from.isWhole() && shape.family().isExact();
        if (!exact || from == Family.TIMESTAMP || from == Family.INSTANT || from == Family.TIME) {
            return refusal.of(cast, "converts between types");
        }
        SqlType<?> type = cast.type();
        return new Computed(shape.comparedBy(operand.shape().texts()), row -> {
            Object value = operand.of(row);
            return value == null
                    ? null
                    : Representation.of(type, Representation.written(type, from, value, true, arithmetic));
        });
    }

    private Computed operation(Operation operation) {
        return switch (operation.operator()) {
            case AND, OR, NOT, BETWEEN, IS_NOT_DISTINCT_FROM, IS_DISTINCT_FROM ->
                conditions.compile(operation, operands(operation));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                conditions.compile(operation, operands(operation));
            case IS_NULL, IS_NOT_NULL -> conditions.compile(operation, List.of(presence(first(operation))));
            case IN -> conditions.compile(operation, searched(operation));
            case LIKE -> texts.like(operation, compile(first(operation)));
            case CONCAT -> texts.concat(operation, operands(operation));
            case LENGTH -> texts.length(operation, compile(first(operation)));
            case PLUS, MINUS, TIMES, DIVIDE, DIVIDE_WHOLE -> arithmetic(operation, operands(operation));
            case NEGATE, ABS -> numbers.sign(operation, compile(first(operation)));
            case COALESCE -> choices.coalesce(operation, operands(operation));
            case NULLIF -> choices.nullIf(operation, operands(operation));
            case CASE -> choices.cases(operation, operands(operation));
            case GREATEST -> choices.greatest(operation, operands(operation));
            case LOWER, UPPER -> texts.letters(operation, compile(first(operation)));
            case MOD -> numbers.remainder(operation, operands(operation));
            case SIGN -> numbers.signum(operation, compile(first(operation)));
            case EXTRACT -> times.part(operation, compile(operation.operands().get(1)));
            case MOVE ->
                times.moved(
                        operation,
                        compile(operation.operands().get(1)),
                        compile(operation.operands().get(2)));
            default -> refusal.of(operation, "is not known to have a twin in Java");
        };
    }

    private Computed arithmetic(Operation operation, List<Computed> operands) {
        boolean moves =
                operation.operator() == Operator.PLUS && operands.get(1).shape().family() == Family.DURATION;
        return moves
                ? times.later(operation, operands.get(0), operands.get(1))
                : numbers.arithmetic(operation, operands);
    }

    private static Node first(Operation operation) {
        return operation.operands().get(0);
    }

    private List<Computed> operands(Operation operation) {
        List<Computed> operands = new ArrayList<>();
        operation.operands().forEach(operand -> operands.add(compile(operand)));
        return operands;
    }

    /** Whether there is a value can be told of columns that cannot be computed with, too. */
    private Computed presence(Node operand) {
        return operand instanceof ExpressionNode.Column column ? columns.presence(column) : compile(operand);
    }

    /** What is looked for, and the list in which it is. */
    private List<Computed> searched(Operation in) {
        List<Computed> searched = new ArrayList<>();
        searched.add(compile(first(in)));
        Node list = in.operands().get(1);
        if (list instanceof PlaceholderNode.BindList binds) {
            binds.values().forEach(value -> searched.add(bind(new PlaceholderNode.Bind(value, binds.type()))));
        } else if (list instanceof ExpressionNode.Row row) {
            row.values().forEach(element -> searched.add(compile(element)));
        } else {
            return refusal.of(list, reason(list));
        }
        return searched;
    }
}
