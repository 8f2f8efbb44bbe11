package org.stint.bulk;

import static org.stint.bulk.domain.Item_.ITEM;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.update;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stint.bulk.domain.Grade;
import org.stint.bulk.domain.Item;
import org.stint.bulk.domain.Keeper;
import org.stint.bulk.domain.Size;
import org.stint.bulk.domain.Slot;
import org.stint.bulk.domain.Slot.Place;
import org.stint.contract.Ref;
import org.stint.statement.Attribute;
import org.stint.statement.Condition;
import org.stint.statement.Counts;
import org.stint.statement.NumberAttribute;
import org.stint.statement.NumberExpression;
import org.stint.statement.Operand;
import org.stint.statement.Statement;
import org.stint.statement.TextAttribute;
import org.stint.statement.TextExpression;
import org.stint.statement.TimeAttribute;
import org.stint.statement.TimeExpression;
import org.stint.statement.Update;
import org.stint.statement.ValueAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.statement.WholeExpression;

/** Random rows and random statements over them: NULLs, extremes, awkward texts. */
final class Generated {

    private static final List<String> TEXTS = Arrays.asList(
            null,
            "",
            " ",
            "a",
            "A",
            "a ",
            "aa",
            "b",
            "Z",
            "z",
            "é",
            "e\u0301",
            "ß",
            "SS",
            "ss",
            "ä",
            "Ä",
            "%",
            "_",
            "\\",
            "日本",
            "\uFFFD",
            "😀",
            "12",
            "a%b",
            "i",
            "İ",
            "x y",
            "twelve chars",
            "-");
    private static final List<Integer> WHOLES = Arrays.asList(
            null, 0, 1, -1, 2, 3, 7, 10, -10, 100, 32767, -32768, 32768, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> BIGS = Arrays.asList(
            null, 0L, 1L, -1L, 2L, 5L, 1000L, 1L << 31, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Short> SMALLS =
            Arrays.asList(null, (short) 0, (short) 1, (short) -1, (short) 9, Short.MAX_VALUE, Short.MIN_VALUE);
    private static final List<String> DECIMALS = Arrays.asList(
            null,
            "0",
            "0.01",
            "-0.01",
            "1",
            "1.00",
            "1.005",
            "2.5",
            "3",
            "7",
            "9.99",
            "10",
            "33.33",
            "-4.45",
            "0.333",
            "0.005",
            "99999999.99",
            "-99999999.99",
            "12345.678",
            "0.001",
            "100000000");
    private static final List<Double> DOUBLES = Arrays.asList(
            null,
            0.0,
            -0.0,
            1.0,
            0.1,
            -2.5,
            3.0,
            1e10,
            1e300,
            -1e300,
            Double.MIN_VALUE,
            9007199254740993.0,
            Double.NaN);
    private static final List<Float> FLOATS =
            Arrays.asList(null, 0f, -0f, 1f, 0.1f, -2.5f, 3e38f, 1e-40f, 16777217f, Float.NaN);
    private static final List<Boolean> TRUTHS = Arrays.asList(null, true, false);
    private static final List<Grade> GRADES = Arrays.asList(null, Grade.LOW, Grade.MIDDLE, Grade.HIGH);
    private static final List<LocalDate> DATES = Arrays.asList(
            null,
            LocalDate.of(1970, 1, 1),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(2026, 11, 20));
    private static final List<LocalTime> TIMES = Arrays.asList(
            null, LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(23, 59, 59, 999_999_000), LocalTime.of(8, 30));
    private static final List<LocalDateTime> LOCALS = Arrays.asList(
            null,
            LocalDateTime.of(2026, 3, 29, 2, 30),
            LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1_000),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(9999, 12, 31, 23, 59));
    private static final List<Instant> MOMENTS = Arrays.asList(
            null,
            Instant.EPOCH,
            Instant.parse("2026-11-20T12:00:00.123456Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("9999-12-31T00:00:00Z"));
    private static final List<UUID> TOKENS = Arrays.asList(null, new UUID(0, 0), new UUID(-1, 1), new UUID(1, 2));

    private static final List<byte[]> BYTES =
            Arrays.asList(null, new byte[0], new byte[] {0}, new byte[] {1, 2, 3}, new byte[] {-1});
    private static final List<Character> SIGNS = Arrays.asList(null, 'a', 'A', ' ', 'é', '%');
    private static final List<Integer> WIDTHS = Arrays.asList(null, 0, 1, -7, Integer.MAX_VALUE);

    /** The keepers that there are. */
    static final List<Long> KEEPERS = Arrays.asList(null, 1L, 2L, 3L);

    /** The places that there are. */
    static final List<Place> PLACES =
            Arrays.asList(null, new Place("A", 1), new Place("A", 2), new Place("b ", 1), new Place("é", -3));

    private static final List<String> AISLES = Arrays.asList(null, "A", "a", "b ", "é");

    private static final int COLUMNS = 27;
    private static final int OTHER_COLUMNS_FROM = 19;

    private static final Map<String, Field> FIELDS = fields();

    private final Random random;

    Generated(Random random) {
        this.random = random;
    }

    /** A statement that can be made smaller by leaving parts out. */
    record Change(List<UnaryOperator<Update<Item>>> sets, List<Condition> conditions, boolean deletes) {

        Statement<Counts> statement() {
            if (deletes) {
                return deleteFrom(ITEM).where(Condition.allOf(conditions)).allRows();
            }
            Update<Item> statement = update(ITEM);
            for (UnaryOperator<Update<Item>> set : sets) {
                statement = set.apply(statement);
            }
            return statement.where(Condition.allOf(conditions)).allRows();
        }

        boolean advancesVersion() {
            return !deletes && !((Update<?>) statement()).keepsVersion();
        }

        List<Change> smaller() {
            List<Change> smaller = new ArrayList<>();
            for (int i = 0; i < sets.size() && sets.size() > 1; i++) {
                smaller.add(new Change(without(sets, i), conditions, deletes));
            }
            for (int i = 0; i < conditions.size(); i++) {
                smaller.add(new Change(sets, without(conditions, i), deletes));
            }
            return smaller;
        }

        private static <T> List<T> without(List<T> list, int index) {
            List<T> rest = new ArrayList<>(list);
            rest.remove(index);
            return rest;
        }
    }

    /**
     * An item.
     *
     * @param keepers gives the keeper with an id
     */
    Item item(long id, LongFunction<Keeper> keepers) {
        Item item = new Item(id);
        set(item, "label", any(TEXTS));
        set(item, "code", any(TEXTS));
        set(item, "whole", any(WHOLES));
        set(item, "other", any(WHOLES));
        set(item, "big", any(BIGS));
        set(item, "small", any(SMALLS));
        set(item, "price", decimal(8));
        set(item, "amount", decimal(9));
        set(item, "exact", any(DOUBLES));
        set(item, "real", any(FLOATS));
        set(item, "flag", any(TRUTHS));
        set(item, "done", random.nextBoolean());
        set(item, "grade", any(GRADES));
        set(item, "rank", any(GRADES));
        set(item, "born", any(DATES));
        set(item, "died", any(DATES));
        set(item, "opens", any(TIMES));
        set(item, "local", any(LOCALS));
        set(item, "moment", any(MOMENTS));
        set(item, "token", any(TOKENS));
        set(item, "raw", any(BYTES));
        set(item, "sign", any(SIGNS));
        Size size = new Size(any(WIDTHS), decimal(6));
        set(item, "size", size.width() == null && size.weight() == null ? null : size);
        Long keeper = any(KEEPERS);
        set(item, "keeper", keeper == null ? null : keepers.apply(keeper));
        Long deputy = any(KEEPERS);
        set(item, "deputy", deputy == null ? null : Ref.to(Keeper.class, deputy));
        Long former = any(KEEPERS);
        set(item, "former", former == null ? null : keepers.apply(former));
        Place place = any(PLACES);
        set(item, "slot", place == null ? null : Ref.to(Slot.class, place));
        set(item, "notes", any(TEXTS));
        return item;
    }

    Change change() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            conditions.add(condition(2));
        }
        if (random.nextInt(12) == 0) {
            return new Change(List.of(), conditions, true);
        }
        List<Integer> columns = IntStream.range(0, COLUMNS).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(columns, random);
        List<UnaryOperator<Update<Item>>> sets = new ArrayList<>();
        for (int column : columns.subList(0, 1 + random.nextInt(3))) {
            sets.add(assignment(column));
        }
        if (random.nextInt(8) == 0) {
            sets.add(Update::keepVersion);
        }
        return new Change(sets, conditions, false);
    }

    /**
     * An update of a few rows, as another program might make it meanwhile.
     *
     * @param unnoticed whether now and then it leaves the version as it is, as programs do that know of none
     */
    Change interference(int rows, boolean unnoticed) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(1L + random.nextInt(rows));
        }
        boolean deletes = random.nextInt(8) == 0;
        List<UnaryOperator<Update<Item>>> sets = new ArrayList<>();
        for (int column = random.nextInt(9); column < COLUMNS && !deletes; column += 6) {
            sets.add(assignment(column));
        }
        if (unnoticed && random.nextInt(3) == 0) {
            sets.add(Update::keepVersion);
        }
        return new Change(sets, List.of(ITEM.id.in(ids)), deletes);
    }

    private UnaryOperator<Update<Item>> assignment(int column) {
        return switch (column) {
            case 0 -> text(ITEM.label);
            case 1 -> text(ITEM.code);
            case 2 -> whole(ITEM.whole, WHOLES);
            case 3 -> whole(ITEM.other, WHOLES);
            case 4 -> whole(ITEM.big, BIGS);
            case 5 -> whole(ITEM.small, SMALLS);
            case 6 -> decimal(ITEM.price, "0.005");
            case 7 -> decimal(ITEM.amount, "0.0005");
            case 8 -> number(ITEM.exact, DOUBLES);
            case 9 -> number(ITEM.real, FLOATS);
            case 10 -> value(ITEM.flag, TRUTHS, condition(1));
            case 11 -> {
                boolean value = random.nextBoolean();
                yield update -> update.set(ITEM.done, value);
            }
            case 12 -> value(ITEM.grade, GRADES, ITEM.grade);
            case 13 -> value(ITEM.rank, GRADES, ITEM.rank.coalesce(Grade.LOW));
            case 14 -> value(ITEM.born, DATES, moved(ITEM.died));
            case 15 -> value(ITEM.died, DATES, moved(ITEM.born));
            case 16 -> value(ITEM.opens, TIMES, ITEM.opens);
            case 17 -> value(ITEM.local, LOCALS, moved(later(ITEM.local)));
            case 18 -> value(ITEM.moment, MOMENTS, later(random.nextBoolean() ? ITEM.moment : ITEM.updatedAt));
            default -> partOfObject(column - OTHER_COLUMNS_FROM);
        };
    }

    /** What is not a plain value of the object itself: bytes, letters, embedded objects, references, what is lazy. */
    private UnaryOperator<Update<Item>> partOfObject(int which) {
        return switch (which) {
            case 0 -> value(ITEM.raw, BYTES, ITEM.raw.coalesce(some(BYTES)));
            case 1 -> value(ITEM.sign, SIGNS, ITEM.sign.coalesce(some(SIGNS)));
            case 2 -> size();
            case 3 -> value(ITEM.keeper.id, KEEPERS, random.nextBoolean() ? ITEM.deputy.id : ITEM.former.id);
            case 4 -> value(ITEM.deputy.id, KEEPERS, ITEM.keeper.id);
            case 5 -> value(ITEM.former.id, KEEPERS, ITEM.keeper.id.coalesce(2L));
            case 6 -> slot();
            default -> text(ITEM.notes);
        };
    }

    private UnaryOperator<Update<Item>> size() {
        Size size = new Size(any(WIDTHS), decimal(6));
        return switch (random.nextInt(3)) {
            case 0 -> value(ITEM.size.width, WIDTHS, whole(ITEM.size.width, ITEM.whole, WIDTHS, 2));
            case 1 -> decimal(ITEM.size.weight, "0.005");
            default -> update -> update.set(ITEM.size, size);
        };
    }

    private UnaryOperator<Update<Item>> slot() {
        if (random.nextInt(3) == 0) {
            String aisle = some(AISLES);
            return update -> update.set(
                    ITEM.slot.id.aisle,
                    caseWhen(ITEM.slot.id.isNull(), ITEM.slot.id.aisle).otherwise(aisle)); // both parts or none
        }
        if (random.nextInt(4) == 0) {
            return update -> update.setNull(ITEM.slot.id.aisle).setNull(ITEM.slot.id.number);
        }
        Place place = some(PLACES);
        return update -> update.set(ITEM.slot.id, place);
    }

    private UnaryOperator<Update<Item>> text(TextAttribute<Item> column) {
        TextExpression expression = text(2);
        return value(column, TEXTS, expression);
    }

    private <T extends Number> UnaryOperator<Update<Item>> whole(WholeAttribute<Item, T> column, List<T> values) {
        WholeExpression<T> expression = whole(column, column, values, 2);
        return value(column, values, expression);
    }

    private <T extends Number> UnaryOperator<Update<Item>> number(NumberAttribute<Item, T> column, List<T> values) {
        NumberExpression<T> expression = number(column, values, 2);
        return value(column, values, expression);
    }

    /** Often in the middle between two values of the column. */
    private UnaryOperator<Update<Item>> decimal(NumberAttribute<Item, BigDecimal> column, String half) {
        return switch (random.nextInt(5)) {
            case 0 -> update -> update.set(column, column.plus(new BigDecimal(half)));
            case 1 -> update -> update.set(column, column.times(new BigDecimal("-0.5")));
            case 2 -> update -> update.set(column, column.dividedBy(8));
            default -> number(column, decimals());
        };
    }

    private <T> UnaryOperator<Update<Item>> value(Attribute<Item, T> column, List<T> values, Operand<T> expression) {
        if (random.nextInt(3) > 0) {
            return update -> update.set(column, expression);
        }
        T value = any(values);
        return update -> value == null ? update.setNull(column) : update.set(column, value);
    }

    Condition condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            Condition one = condition(depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> one.and(condition(depth - 1));
                case 1 -> one.or(condition(depth - 1));
                default -> one.not();
            };
        }
        return switch (random.nextInt(20)) {
            case 19 -> random.nextBoolean() ? valueCondition(ITEM.raw, BYTES) : valueCondition(ITEM.sign, SIGNS);
            case 18 -> partCondition(random.nextInt(7));
            case 17 -> referenceCondition(random.nextInt(6));
            case 16 -> part(random.nextInt(8)).gt(random.nextInt(31) - 1);
            case 0 -> textCondition();
            case 1 -> codeCondition();
            case 2 -> wholeCondition(ITEM.whole, ITEM.other, WHOLES);
            case 3 -> wholeCondition(ITEM.other, ITEM.whole, WHOLES);
            case 4 -> wholeCondition(ITEM.big, ITEM.big, BIGS);
            case 5 -> wholeCondition(ITEM.small, ITEM.small, SMALLS);
            case 6 -> numberCondition(ITEM.price, ITEM.amount, decimals());
            case 7 -> numberCondition(ITEM.amount, ITEM.price, decimals());
            case 8 -> numberCondition(ITEM.exact, ITEM.exact, DOUBLES);
            case 9 -> numberCondition(ITEM.real, ITEM.real, FLOATS);
            case 10 -> ITEM.flag;
            case 11 -> random.nextBoolean() ? ITEM.done : ITEM.flag.isNotDistinctFrom(any(TRUTHS));
            case 12 -> valueCondition(random.nextBoolean() ? ITEM.grade : ITEM.rank, GRADES);
            case 13 -> timeCondition(ITEM.born, ITEM.died, DATES);
            case 14 ->
                random.nextBoolean()
                        ? timeCondition(ITEM.local, ITEM.local, LOCALS)
                        : timeCondition(ITEM.opens, ITEM.opens, TIMES);
            default ->
                random.nextBoolean()
                        ? timeCondition(ITEM.moment, ITEM.updatedAt, MOMENTS)
                        : ITEM.token.isNotDistinctFrom(any(TOKENS));
        };
    }

    private Condition partCondition(int which) {
        return switch (which) {
            case 0 -> ITEM.size.isNull();
            case 1 -> ITEM.size.eq(new Size(some(WIDTHS), some(decimals())));
            case 2 -> ITEM.size.ne(new Size(any(WIDTHS), BigDecimal.ONE));
            case 3 -> wholeCondition(ITEM.size.width, ITEM.whole, WIDTHS);
            case 4 -> numberCondition(ITEM.size.weight, ITEM.price, decimals());
            case 5 -> ITEM.notes.eq(some(TEXTS));
            default -> ITEM.notes.isNull();
        };
    }

    private Condition referenceCondition(int which) {
        return switch (which) {
            case 0 -> wholeCondition(ITEM.keeper.id, ITEM.deputy.id, KEEPERS);
            case 1 -> ITEM.deputy.id.isDistinctFrom(ITEM.former.id);
            case 2 -> ITEM.former.id.in(some(KEEPERS), some(KEEPERS));
            case 3 -> ITEM.slot.id.eq(some(PLACES));
            case 4 -> ITEM.slot.id.isNull();
            default -> ITEM.slot.id.aisle.eq(some(AISLES));
        };
    }

    private Condition textCondition() {
        return switch (random.nextInt(7)) {
            case 0 -> ITEM.label.eq(some(TEXTS));
            case 1 -> ITEM.label.ne(some(TEXTS));
            case 2 -> ITEM.label.in(List.of(some(TEXTS), some(TEXTS), some(TEXTS)));
            case 3 -> ITEM.label.startsWith(some(TEXTS));
            case 4 -> ITEM.label.contains(some(TEXTS));
            case 5 -> ITEM.label.length().gt(random.nextInt(3));
            default -> text(1).isNotDistinctFrom(any(TEXTS));
        };
    }

    private Condition codeCondition() {
        return switch (random.nextInt(random.nextInt(8) == 0 ? 8 : 6)) {
            case 6 -> ITEM.code.lower().eq(some(TEXTS));
            case 7 -> ITEM.code.upper().ne(some(TEXTS));
            case 0 -> ITEM.code.lt(some(TEXTS));
            case 1 -> ITEM.code.ge(some(TEXTS));
            case 2 -> ITEM.code.between(some(TEXTS), some(TEXTS));
            case 3 -> ITEM.code.like(any(List.of("a%", "_", "%\\%%", "_ _", "%%", "__")));
            case 4 -> ITEM.code.isNull();
            default -> ITEM.code.eq(ITEM.code.coalesce("x"));
        };
    }

    private <T extends Number> Condition wholeCondition(
            WholeAttribute<Item, T> column, WholeAttribute<Item, T> other, List<T> values) {
        WholeExpression<T> left = whole(column, other, values, 1);
        return switch (random.nextInt(8)) {
            case 0 -> left.eq(some(values));
            case 1 -> left.lt(whole(column, other, values, 1));
            case 2 -> left.between(some(values), some(values));
            case 3 -> left.in(List.of(some(values), some(values), some(values)));
            case 4 -> left.isDistinctFrom(other);
            case 5 -> left.gt(random.nextInt(100) - 50);
            case 6 -> left.isNull();
            default -> left.ne(other);
        };
    }

    private <T extends Number> Condition numberCondition(
            NumberAttribute<Item, T> column, NumberAttribute<Item, T> other, List<T> values) {
        NumberExpression<T> left = number(column, values, 1);
        return switch (random.nextInt(8)) {
            case 0 -> left.eq(some(values));
            case 1 -> left.lt(number(other, values, 1));
            case 2 -> left.between(some(values), some(values));
            case 3 -> left.in(List.of(some(values), some(values)));
            case 4 -> left.isDistinctFrom(other);
            case 5 -> left.ge(random.nextInt(20) - 10);
            case 6 -> left.isNotNull();
            default -> left.ne(other);
        };
    }

    private <T> Condition timeCondition(TimeAttribute<Item, T> column, TimeAttribute<Item, T> other, List<T> values) {
        return switch (random.nextInt(6)) {
            case 0 -> column.eq(some(values));
            case 1 -> column.lt(other);
            case 2 -> column.ge(some(values));
            case 3 -> column.between(some(values), some(values));
            case 4 -> column.in(List.of(some(values), some(values)));
            default -> column.isDistinctFrom(any(values));
        };
    }

    private <T> Condition valueCondition(ValueAttribute<Item, T> column, List<T> values) {
        return switch (random.nextInt(4)) {
            case 0 -> column.eq(some(values));
            case 1 -> column.ne(some(values));
            case 2 -> column.in(List.of(some(values), some(values)));
            default -> column.isDistinctFrom(any(values));
        };
    }

    private <T extends Number> WholeExpression<T> whole(
            WholeAttribute<Item, T> column, WholeAttribute<Item, T> other, List<T> values, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextBoolean() ? column : other;
        }
        WholeExpression<T> left = whole(column, other, values, depth - 1);
        return switch (random.nextInt(16)) {
            case 12 -> left.mod(some(values));
            case 13 -> left.mod(other);
            case 14 -> left.nullIf(some(values));
            case 15 -> caseWhen(condition(0), left).otherwise(other);
            case 0 -> left.plus(some(values));
            case 1 -> left.plus(random.nextInt(10));
            case 2 -> left.minus(other);
            case 3 -> left.times(random.nextInt(4));
            case 4 -> left.dividedBy(1 + random.nextInt(4));
            case 5 -> left.dividedBy(other);
            case 6 -> left.negated();
            case 7 -> left.abs();
            case 8 -> left.coalesce(some(values));
            case 9 -> left.coalesce(other);
            case 10 -> left.minus(random.nextInt(10));
            default -> left.plus(whole(column, other, values, depth - 1));
        };
    }

    private <T extends Number> NumberExpression<T> number(NumberAttribute<Item, T> column, List<T> values, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return column;
        }
        NumberExpression<T> left = number(column, values, depth - 1);
        return switch (random.nextInt(13)) {
            case 11 -> left.nullIf(column);
            case 12 -> caseWhen(condition(0), left).end();
            case 0 -> left.plus(some(values));
            case 1 -> left.plus(random.nextInt(10));
            case 2 -> left.minus(column);
            case 3 -> left.times(some(values));
            case 4 -> left.dividedBy(1 + random.nextInt(9));
            case 5 -> left.dividedBy(some(values));
            case 6 -> left.negated();
            case 7 -> left.abs();
            case 8 -> left.coalesce(some(values));
            case 9 -> left.dividedBy(number(column, values, depth - 1));
            default -> left.times(number(column, values, depth - 1));
        };
    }

    private TextExpression text(int depth) {
        TextAttribute<Item> column = random.nextBoolean() ? ITEM.label : ITEM.code;
        return switch (random.nextInt(depth == 0 ? 1 : 7)) {
            case 5 -> column.nullIf(some(TEXTS));
            case 6 ->
                caseWhen(condition(0), column).when(condition(0), some(TEXTS)).otherwise(ITEM.label);
            case 1 -> column.concat(some(TEXTS));
            case 2 -> column.coalesce(some(TEXTS));
            case 3 -> column.concat(column);
            default -> column;
        };
    }

    private <T> TimeExpression<T> moved(TimeExpression<T> time) {
        return switch (random.nextInt(4)) {
            case 0 -> time.plus(Period.ofMonths(random.nextInt(40) - 20));
            case 1 -> time.minus(Period.of(0, random.nextInt(3), random.nextInt(60)));
            case 2 -> time.plus(Period.ofYears(random.nextInt(20) - 10));
            default -> time;
        };
    }

    private <T> TimeExpression<T> later(TimeExpression<T> time) {
        return switch (random.nextInt(3)) {
            case 0 -> time.plus(Duration.ofMillis(random.nextInt()));
            case 1 -> time.minus(Duration.ofSeconds(random.nextInt(), 1_000));
            default -> time;
        };
    }

    private WholeExpression<Integer> part(int which) {
        return switch (which) {
            case 0 -> ITEM.born.year();
            case 1 -> ITEM.died.month();
            case 2 -> ITEM.local.day();
            case 3 -> ITEM.moment.hour();
            case 4 -> ITEM.opens.minute();
            case 5 -> ITEM.moment.second();
            case 6 -> ITEM.price.minus(1).sign();
            default -> ITEM.big.sign();
        };
    }

    private BigDecimal decimal(int wholeDigits) {
        BigDecimal value = any(decimals());
        return value != null && value.precision() - value.scale() > wholeDigits ? BigDecimal.TEN : value;
    }

    private static List<BigDecimal> decimals() {
        List<BigDecimal> decimals = new ArrayList<>();
        DECIMALS.forEach(text -> decimals.add(text == null ? null : new BigDecimal(text)));
        return decimals;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Like {@link #any}, but never null. */
    private <T> T some(List<T> values) {
        return values.get(1 + random.nextInt(values.size() - 1));
    }

    static void set(Item item, String field, Object value) {
        try {
            FIELDS.get(field).set(item, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object get(Item item, String field) {
        try {
            return FIELDS.get(field).get(item);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an object holds for an attribute: of an embedded object the part, of a reference the whole id. */
    static Object get(Item item, Attribute<Item, ?> attribute) {
        String path = attribute.definition().field();
        return switch (path) {
            case "size.width" -> item.getSize() == null ? null : item.getSize().width();
            case "size.weight" -> item.getSize() == null ? null : item.getSize().weight();
            case "keeper" -> id((Keeper) get(item, path));
            case "former" -> id(item.getFormer());
            case "notes" -> item.getNotes();
            case "deputy" -> id((Ref<?>) get(item, path));
            case "slot.aisle", "slot.number" -> id((Ref<?>) get(item, "slot"));
            default -> get(item, path);
        };
    }

    private static Object id(Ref<?> reference) {
        return reference == null ? null : reference.id();
    }

    private static Long id(Keeper keeper) {
        return keeper == null ? null : keeper.getId();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (Field field : Item.class.getDeclaredFields()) {
            field.setAccessible(true);
            fields.put(field.getName(), field);
        }
        return fields;
    }
}
