package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.exception.NotEvaluableException;
import org.stint.internal.bulk.Shape.Family;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlWriter;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;

/**
 * Compiles the very expressions that go to the database into calculations over the values of a row. What this database
 * might decide in another way is refused by name; an expression of a kind that is not known here is.
 */
final class MemoryCompiler {

    /** Whole numbers up to here are the same in every type. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private static final int NANO_DIGITS = 9;

    private final EntityModel<?> model;
    private final QueryNode.Table table;
    private final Map<String, List<ColumnFacts>> facts;
    private final Arithmetic arithmetic;
    private final String attempt;
    private final Map<String, AttributeModel> attributes = new HashMap<>();

    MemoryCompiler(
            EntityModel<?> model,
            QueryNode.Table table,
            Map<String, List<ColumnFacts>> facts,
            Arithmetic arithmetic,
            String attempt) {
        this.model = model;
        this.table = table;
        this.facts = facts;
        this.arithmetic = arithmetic;
        this.attempt = attempt;
        model.attributes()
                .forEach(attribute -> attributes.put(attribute.column().name(), attribute));
    }

    /** A condition: gives TRUE, FALSE or null for unknown. */
    Computed condition(Node node) {
        Computed compiled = compile(node);
        return isOf(compiled, Family.BOOLEAN) ? compiled : refuse(node, "is not a condition");
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
            return refuse(value, "is assigned to a column of a type that memory does not compute with");
        }
        factsOf(target, value);
        Computed compiled = compile(value);
        Family from = compiled.shape().family();
        Family to = Family.of(type.columnType().kind());
        boolean fits = from == to
                || from == Family.NOTHING
                || from.isWhole() && to.isWhole()
                || from.isWhole() && to == Family.DECIMAL
                || from.isFloating() && to.isFloating();
        if (!fits) {
            return refuse(value, "gives " + from + " for a column of " + to);
        }
        return row -> written(target, from, compiled.of(row));
    }

    private @Nullable Object written(AttributeModel target, Family from, @Nullable Object value) {
        return Representation.written(
                target.type(), from, value, target.definition().nullable(), arithmetic);
    }

    private Computed compile(Node node) {
        if (node instanceof ExpressionNode.Operation operation) {
            return operation(operation);
        }
        if (node instanceof ExpressionNode.Column column) {
            return column(column);
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
            return tick(tick);
        }
        return refuse(node, reason(node));
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

    private Computed column(ExpressionNode.Column column) {
        AttributeModel attribute = attributeOf(column);
        ColumnFacts column1 = factsOf(attribute, column);
        Shape shape = shape(attribute.type(), column);
        int index = attribute.index();
        SqlType<?> type = attribute.type();
        Texts texts = shape.family() == Family.TEXT ? column1.texts() : null;
        return new Computed(shape.comparedBy(texts), row -> Representation.of(type, row[index]));
    }

    private AttributeModel attributeOf(ExpressionNode.Column column) {
        AttributeModel attribute = attributes.get(column.name());
        if (!column.table().equals(table) || attribute == null) {
            return refuse(column, "belongs to another table");
        }
        return attribute;
    }

    /** What the database says of a column, which must be what the mapping says. */
    private ColumnFacts factsOf(AttributeModel attribute, Node where) {
        String name = attribute.column().name();
        List<ColumnFacts> known = facts.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (known.size() != 1) {
            return refuse(where, "names the column " + name + ", of which the catalogue does not tell");
        }
        ColumnFacts column = known.get(0);
        ColumnType mapped = attribute.type().columnType();
        boolean decimal = mapped.kind() == ColumnType.Kind.DECIMAL;
        if (column.kind() != mapped.kind()
                || decimal && (column.precision() != mapped.precision() || column.scale() != mapped.scale())) {
            return refuse(
                    where, "names the column " + name + ", whose type in the database is not the one that is mapped");
        }
        return column;
    }

    private Shape shape(SqlType<?> type, Node where) {
        if (!Representation.isKnown(type)) {
            return refuse(where, "has a type that memory does not compute with");
        }
        ColumnType column = type.columnType();
        Family family = Family.of(column.kind());
        return family == Family.DECIMAL ? Shape.decimal(column.precision(), column.scale()) : Shape.of(family);
    }

    private Computed bind(PlaceholderNode.Bind bind) {
        Shape shape = shape(bind.type(), bind).asPlaceholder();
        Object value = Representation.of(bind.type(), bind.value());
        if (value instanceof String text && !arithmetic.isStorable(text)) {
            return refuse(bind, "is a text that the database does not take");
        }
        return new Computed(shape, row -> value);
    }

    private Computed constant(ExpressionNode.Constant constant) {
        return switch (constant.word()) {
            case NULL -> new Computed(Shape.of(Family.NOTHING), row -> null);
            case TRUE -> new Computed(Shape.of(Family.BOOLEAN), row -> true);
            case FALSE -> new Computed(Shape.of(Family.BOOLEAN), row -> false);
            case ONE -> new Computed(Shape.of(Family.INTEGER), row -> 1L);
            default -> refuse(constant, "is made by the database");
        };
    }

    private Computed cast(ExpressionNode.Cast cast) {
        Computed operand = compile(cast.operand());
        Shape shape = shape(cast.type(), cast);
        Family from = operand.shape().family();
        boolean exact =
                from == shape.family() || from.isWhole() && shape.family().isExact();
        if (!exact || from == Family.TIMESTAMP || from == Family.INSTANT || from == Family.TIME) {
            return refuse(cast, "converts between types");
        }
        SqlType<?> type = cast.type();
        return new Computed(shape.comparedBy(operand.shape().texts()), row -> {
            Object value = operand.of(row);
            return value == null
                    ? null
                    : Representation.of(type, Representation.written(type, from, value, true, arithmetic));
        });
    }

    private static Computed tick(ExpressionNode.Tick tick) {
        long nanos = 1;
        for (int digit = tick.digits(); digit < NANO_DIGITS; digit++) {
            nanos *= 10;
        }
        Duration duration = Duration.ofNanos(nanos);
        return new Computed(Shape.of(Family.DURATION), row -> duration);
    }

    private Computed operation(ExpressionNode.Operation operation) {
        return switch (operation.operator()) {
            case AND -> logic(operation, false);
            case OR -> logic(operation, true);
            case NOT -> not(operation);
            case IS_NULL -> presence(operation, false);
            case IS_NOT_NULL -> presence(operation, true);
            case EQUAL -> comparison(operation, order -> order == 0, false);
            case NOT_EQUAL -> comparison(operation, order -> order != 0, false);
            case LESS -> comparison(operation, order -> order < 0, true);
            case LESS_OR_EQUAL -> comparison(operation, order -> order <= 0, true);
            case GREATER -> comparison(operation, order -> order > 0, true);
            case GREATER_OR_EQUAL -> comparison(operation, order -> order >= 0, true);
            case IS_NOT_DISTINCT_FROM -> distinction(operation, true);
            case IS_DISTINCT_FROM -> distinction(operation, false);
            case BETWEEN -> between(operation);
            case IN -> in(operation);
            case LIKE -> like(operation);
            case CONCAT -> concat(operation);
            case PLUS, MINUS, TIMES, DIVIDE, DIVIDE_WHOLE -> arithmetic(operation);
            case NEGATE, ABS -> sign(operation);
            case LENGTH -> length(operation);
            case COALESCE -> coalesce(operation);
            case NULLIF -> nullIf(operation);
            case CASE -> cases(operation);
            case GREATEST -> extreme(operation, 1);
            case LEAST -> extreme(operation, -1);
            case LOWER, UPPER -> refuse(operation, "depends on the rules of the database for letters");
            default -> refuse(operation, "is not known to have a twin in Java");
        };
    }

    // conditions

    /** AND is decided by a FALSE, OR by a TRUE, whatever the rest is. */
    private Computed logic(ExpressionNode.Operation operation, boolean deciding) {
        List<Computed> operands = new ArrayList<>();
        operation.operands().forEach(operand -> operands.add(condition(operand)));
        return truth(row -> {
            boolean unknown = false;
            boolean undecided = false;
            for (Computed operand : operands) {
                try {
                    Object value = operand.of(row);
                    if (value != null && (Boolean) value == deciding) {
                        return deciding;
                    }
                    unknown |= value == null;
                } catch (Undecided oneOfThem) {
                    undecided = true;
                }
            }
            if (undecided) {
                throw Undecided.INSTANCE;
            }
            return unknown ? null : !deciding;
        });
    }

    private Computed not(ExpressionNode.Operation operation) {
        Computed operand = condition(operation.operands().get(0));
        return truth(row -> {
            Object value = operand.of(row);
            return value == null ? null : !(Boolean) value;
        });
    }

    /** Whether there is a value can be told of types that cannot be computed with, too. */
    private Computed presence(ExpressionNode.Operation operation, boolean present) {
        Node operand = operation.operands().get(0);
        if (operand instanceof ExpressionNode.Column column) {
            int index = attributeOf(column).index();
            return truth(row -> (row[index] != null) == present);
        }
        Computed value = compile(operand);
        return truth(row -> (value.of(row) != null) == present);
    }

    private Computed comparison(ExpressionNode.Operation operation, IntPredicate test, boolean ordered) {
        Computed left = compile(operation.operands().get(0));
        Computed right = compile(operation.operands().get(1));
        Comparison comparison = comparisonOf(operation, left.shape(), right.shape(), ordered);
        return truth(row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            return first == null || second == null ? null : test.test(comparison.compare(first, second));
        });
    }

    private Computed distinction(ExpressionNode.Operation operation, boolean same) {
        Computed left = compile(operation.operands().get(0));
        Computed right = compile(operation.operands().get(1));
        Comparison comparison = comparisonOf(operation, left.shape(), right.shape(), false);
        return truth(row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            boolean equal = first == null || second == null ? first == second : comparison.compare(first, second) == 0;
            return equal == same;
        });
    }

    private Computed between(ExpressionNode.Operation operation) {
        List<Node> operands = operation.operands();
        Node value = operands.get(0);
        return logic(
                new ExpressionNode.Operation(
                        Operator.AND,
                        List.of(
                                new ExpressionNode.Operation(
                                        Operator.GREATER_OR_EQUAL, List.of(value, operands.get(1)), operation.type()),
                                new ExpressionNode.Operation(
                                        Operator.LESS_OR_EQUAL, List.of(value, operands.get(2)), operation.type())),
                        operation.type()),
                false);
    }

    private Computed in(ExpressionNode.Operation operation) {
        Computed value = compile(operation.operands().get(0));
        List<Computed> list = new ArrayList<>();
        Node given = operation.operands().get(1);
        if (given instanceof PlaceholderNode.BindList binds) {
            for (Object element : binds.values()) {
                list.add(bind(new PlaceholderNode.Bind(element, binds.type())));
            }
        } else if (given instanceof ExpressionNode.Row row) {
            row.values().forEach(element -> list.add(compile(element)));
        } else {
            return refuse(given, reason(given));
        }
        List<Comparison> comparisons = new ArrayList<>();
        list.forEach(element -> comparisons.add(comparisonOf(operation, value.shape(), element.shape(), false)));
        return truth(row -> {
            Object wanted = value.of(row);
            boolean unknown = wanted == null;
            for (int i = 0; i < list.size() && wanted != null; i++) {
                Object element = list.get(i).of(row);
                if (element != null && comparisons.get(i).compare(wanted, element) == 0) {
                    return true;
                }
                unknown |= element == null;
            }
            return unknown ? null : false;
        });
    }

    private Computed like(ExpressionNode.Operation operation) {
        Computed text = compile(operation.operands().get(0));
        if (!isOf(text, Family.TEXT)
                || text.shape().texts() == Texts.BY_RULES
                || text.shape().texts() == null) {
            return refuse(operation, "compares texts by rules of the database");
        }
        LikePattern pattern =
                operation.operands().get(1) instanceof PlaceholderNode.Bind bind && bind.value() instanceof String given
                        ? LikePattern.of(given, arithmetic.countsCodePoints())
                        : null;
        if (pattern == null) {
            return refuse(
                    operation, "has a pattern that is not one fixed text, or a backslash before a usual character");
        }
        return truth(row -> {
            Object value = text.of(row);
            return value == null ? null : pattern.matches((String) value);
        });
    }

    // comparing

    /** Compares two values that are there; only whether the result is zero counts for what has no order. */
    private interface Comparison {
        int compare(Object left, Object right);
    }

    private Comparison comparisonOf(Node where, Shape left, Shape right, boolean ordered) {
        Family one = left.family();
        Family other = right.family();
        if (one == Family.NOTHING || other == Family.NOTHING) {
            return (first, second) -> 0; // one of both is always null
        }
        if (one.isNumber() && other.isNumber()) {
            return numbers(where, one, other);
        }
        if (one != other || one == Family.DURATION) {
            return refuse(where, "compares " + one + " with " + other);
        }
        if (one == Family.TEXT) {
            return texts(where, left, right, ordered);
        }
        if (one == Family.BYTES || one == Family.UUID || one == Family.BOOLEAN) {
            if (ordered) {
                return refuse(where, "orders values of a type that has no order everywhere");
            }
            return (first, second) -> first instanceof byte[] bytes
                    ? Arrays.equals(bytes, (byte[]) second) ? 0 : 1
                    : first.equals(second) ? 0 : 1;
        }
        return MemoryCompiler::inOrder;
    }

    @SuppressWarnings("unchecked") // both are of the class of one family
    private static int inOrder(Object first, Object second) {
        return ((Comparable<Object>) first).compareTo(second);
    }

    private Comparison numbers(Node where, Family one, Family other) {
        Family family = arithmetic.comparison(one, other);
        if (family == null) {
            return refuse(where, "compares " + one + " with " + other);
        }
        if (family.isExact()) {
            return (first, second) -> inOrder(
                    Representation.converted(first, one, family), Representation.converted(second, other, family));
        }
        boolean mixed = one.isFloating() != other.isFloating();
        return (first, second) -> {
            if (mixed && !(isExactInDouble(first) && isExactInDouble(second))) {
                throw Undecided.INSTANCE;
            }
            return floating(((Number) first).doubleValue(), ((Number) second).doubleValue());
        };
    }

    private static boolean isExactInDouble(Object number) {
        return number instanceof BigDecimal || Math.abs(((Number) number).doubleValue()) < EXACT_IN_DOUBLE;
    }

    /** NaN is the same as NaN and greater than all numbers; zero has no sign. */
    private static int floating(double first, double second) {
        return first == second ? 0 : Double.compare(first, second);
    }

    private Comparison texts(Node where, Shape left, Shape right, boolean ordered) {
        Texts texts = common(left.texts(), right.texts());
        Texts known = texts == null ? arithmetic.textsOfValues() : texts;
        if (known == null || known == Texts.BY_RULES) {
            return refuse(where, "compares texts by a collation that only the database knows");
        }
        if (ordered && known == Texts.EQUAL_BY_CHARACTER) {
            return refuse(where, "orders texts by a collation that only the database knows");
        }
        return known == Texts.BY_CODE_POINT
                ? (first, second) -> byCodePoint((String) first, (String) second)
                : (first, second) -> ((String) first).compareTo((String) second);
    }

    private static @Nullable Texts common(@Nullable Texts one, @Nullable Texts other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static int byCodePoint(String first, String second) {
        return Arrays.compare(first.codePoints().toArray(), second.codePoints().toArray());
    }

    // computing

    private Computed arithmetic(ExpressionNode.Operation operation) {
        Computed left = compile(operation.operands().get(0));
        Computed right = compile(operation.operands().get(1));
        Operator operator = operation.operator();
        if (isOf(right, Family.DURATION) && operator == Operator.PLUS) {
            return later(operation, left, right);
        }
        Family one = left.shape().family();
        Family other = right.shape().family();
        Shape result = arithmetic.result(operator, left.shape(), right.shape());
        if (result == null
                || operator == Operator.DIVIDE_WHOLE && !result.family().isWhole()) {
            return refuse(operation, "computes with " + one + " and " + other);
        }
        if (operator == Operator.DIVIDE && result.family().isWhole()) {
            return refuse(operation, "divides whole numbers to a fraction");
        }
        return new Computed(result, row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            if (first == null || second == null) {
                return null;
            }
            return arithmetic.compute(
                    operator,
                    result,
                    Representation.converted(first, one, result.family()),
                    Representation.converted(second, other, result.family()));
        });
    }

    private Computed later(ExpressionNode.Operation operation, Computed time, Computed duration) {
        Family family = time.shape().family();
        if (family != Family.INSTANT && family != Family.TIMESTAMP) {
            return refuse(operation, "moves a time of day");
        }
        return new Computed(Shape.of(family), row -> {
            Object value = time.of(row);
            Object step = duration.of(row);
            if (value == null || step == null) {
                return null;
            }
            return value instanceof Instant instant
                    ? instant.plus((Duration) step)
                    : ((LocalDateTime) value).plus((Duration) step);
        });
    }

    private Computed sign(ExpressionNode.Operation operation) {
        Computed operand = compile(operation.operands().get(0));
        Family family = operand.shape().family();
        if (!family.isNumber()) {
            return refuse(operation, "has no sign");
        }
        boolean absolute = operation.operator() == Operator.ABS;
        return new Computed(operand.shape(), row -> {
            Object value = operand.of(row);
            if (value == null) {
                return null;
            }
            if (value instanceof Long whole) {
                if (whole == Long.MIN_VALUE) {
                    throw Undecided.INSTANCE;
                }
                return Arithmetic.whole(family, absolute ? Math.abs(whole) : -whole);
            }
            if (value instanceof BigDecimal decimal) {
                return absolute ? decimal.abs() : decimal.negate();
            }
            if (value instanceof Float real) {
                return absolute ? Math.abs(real) : -real;
            }
            double number = (Double) value;
            return absolute ? Math.abs(number) : -number;
        });
    }

    private Computed concat(ExpressionNode.Operation operation) {
        List<Computed> operands = new ArrayList<>();
        Texts texts = null;
        for (Node node : operation.operands()) {
            Computed operand = compile(node);
            if (!isOf(operand, Family.TEXT)) {
                return refuse(node, "is joined to a text, but is none");
            }
            texts = common(texts, operand.shape().texts());
            operands.add(operand);
        }
        return new Computed(Shape.of(Family.TEXT).comparedBy(texts), row -> {
            StringBuilder text = new StringBuilder();
            for (Computed operand : operands) {
                Object part = operand.of(row);
                if (part == null) {
                    return null;
                }
                text.append(part);
            }
            return text.toString();
        });
    }

    private Computed length(ExpressionNode.Operation operation) {
        Computed operand = compile(operation.operands().get(0));
        if (!isOf(operand, Family.TEXT)) {
            return refuse(operation, "counts the characters of what is no text");
        }
        return new Computed(Shape.of(arithmetic.lengthFamily()), row -> {
            Object value = operand.of(row);
            return value == null ? null : arithmetic.length((String) value);
        });
    }

    // choosing

    private Computed coalesce(ExpressionNode.Operation operation) {
        List<Computed> operands = new ArrayList<>();
        operation.operands().forEach(operand -> operands.add(compile(operand)));
        Shape shape = unified(operation, operands);
        return new Computed(shape, row -> {
            for (Computed operand : operands) {
                Object value = as(shape, operand, row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        });
    }

    private Computed nullIf(ExpressionNode.Operation operation) {
        Computed left = compile(operation.operands().get(0));
        Computed right = compile(operation.operands().get(1));
        Comparison comparison = comparisonOf(operation, left.shape(), right.shape(), false);
        return new Computed(left.shape(), row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            return first != null && second != null && comparison.compare(first, second) == 0 ? null : first;
        });
    }

    private Computed cases(ExpressionNode.Operation operation) {
        List<Node> parts = operation.operands();
        List<Computed> conditions = new ArrayList<>();
        List<Computed> values = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            conditions.add(condition(parts.get(i)));
            values.add(compile(parts.get(i + 1)));
        }
        if (parts.size() % 2 == 1) {
            values.add(compile(parts.get(parts.size() - 1)));
        }
        Shape shape = unified(operation, values);
        return new Computed(shape, row -> {
            for (int i = 0; i < conditions.size(); i++) {
                if (Boolean.TRUE.equals(conditions.get(i).of(row))) {
                    return as(shape, values.get(i), row);
                }
            }
            return values.size() > conditions.size() ? as(shape, values.get(conditions.size()), row) : null;
        });
    }

    /** Where one of the values is NULL, databases differ. */
    private Computed extreme(ExpressionNode.Operation operation, int sign) {
        List<Computed> operands = new ArrayList<>();
        operation.operands().forEach(operand -> operands.add(compile(operand)));
        Shape shape = unified(operation, operands);
        Comparison comparison = comparisonOf(operation, shape, shape, true);
        return new Computed(shape, row -> {
            Object extreme = null;
            for (Computed operand : operands) {
                Object value = as(shape, operand, row);
                if (value == null) {
                    throw Undecided.INSTANCE;
                }
                extreme = extreme == null || comparison.compare(value, extreme) * sign > 0 ? value : extreme;
            }
            return extreme;
        });
    }

    /**
     * The shape of a value that is one of several. A value of the statement may take its type from the others, and must
     * fit into it.
     */
    private Shape unified(Node where, List<Computed> operands) {
        Shape unified = null;
        for (Computed operand : operands) {
            Shape shape = operand.shape();
            if (shape.family() != Family.NOTHING && !shape.placeholder()) {
                unified = unified == null ? shape : both(where, unified, shape);
            }
        }
        for (Computed operand : operands) {
            Shape shape = operand.shape();
            if (shape.family() == Family.NOTHING || !shape.placeholder()) {
                continue;
            }
            if (unified == null) {
                unified = shape;
            } else if (shape.family() == Family.DECIMAL && shape.scale() > unified.scale()) {
                return refuse(where, "mixes decimal numbers of different scales");
            } else {
                both(where, unified, shape);
            }
        }
        return unified == null ? Shape.of(Family.NOTHING) : unified;
    }

    private Shape both(Node where, Shape one, Shape other) {
        if (one.family() == Family.DECIMAL || other.family() == Family.DECIMAL) {
            if (!one.family().isExact() || !other.family().isExact()) {
                return refuse(where, "mixes " + one.family() + " and " + other.family());
            }
            int scale = Math.max(one.scale(), other.scale());
            int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
            return Shape.decimal(whole + scale, scale);
        }
        if (one.family().isWhole() && other.family().isWhole()) {
            return one.family().compareTo(other.family()) >= 0 ? one : other;
        }
        if (one.family() != other.family()) {
            return refuse(where, "mixes " + one.family() + " and " + other.family());
        }
        return one.comparedBy(common(one.texts(), other.texts()));
    }

    private static @Nullable Object as(Shape shape, Computed operand, @Nullable Object[] row) {
        Object value = operand.of(row);
        if (value == null) {
            return null;
        }
        Object converted = Representation.converted(value, operand.shape().family(), shape.family());
        return converted instanceof Long whole ? Arithmetic.whole(shape.family(), whole) : converted;
    }

    private static Computed truth(Computed.Calculation calculation) {
        return new Computed(Shape.of(Family.BOOLEAN), calculation);
    }

    private static boolean isOf(Computed computed, Family family) {
        return computed.shape().family() == family || computed.shape().family() == Family.NOTHING;
    }

    private <T> T refuse(Node node, String reason) {
        String expression = textOf(node);
        throw new NotEvaluableException(
                "Cannot " + attempt + " by evaluating it in memory: " + expression + " " + reason
                        + ". Use SynchronizeSession.AUTO or FETCH.",
                expression);
    }

    /** As SQL where a part of a statement can be written alone. */
    private String textOf(Node node) {
        try {
            return SqlWriter.STANDARD.write(node).text();
        } catch (RuntimeException notByItself) {
            return node.getClass().getSimpleName() + " " + node.label();
        }
    }
}
