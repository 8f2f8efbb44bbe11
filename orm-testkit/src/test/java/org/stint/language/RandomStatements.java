package org.stint.language;

import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.stint.language.HostileTable.Thing;
import org.stint.statement.Condition;
import org.stint.statement.Derived;
import org.stint.statement.Frame.Bound;
import org.stint.statement.NumberExpression;
import org.stint.statement.Place;
import org.stint.statement.QueryNode.Select.Lock.Others;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.statement.TextExpression;
import org.stint.statement.TimeExpression;
import org.stint.statement.Tuple;
import org.stint.statement.Update;
import org.stint.statement.WholeExpression;
import org.stint.statement.Window;
import org.stint.statement.WindowFunctions;

/** Random statements in which every operand is of the right type, over tables, aliases and values with hostile names. */
final class RandomStatements {

    private static final List<String> TEXTS = List.of(
            "",
            "'",
            "''; DROP TABLE x; --",
            "\"",
            "\\",
            "%_\\%",
            "?",
            ":name",
            "$1",
            "/*",
            "\u2028\u00e9\ud83d\ude00",
            "{fn x}",
            "a\nb");

    private final Random random;
    private int aliases;

    RandomStatements(long seed) {
        this.random = new Random(seed);
    }

    Statement<?> next() {
        return switch (random.nextInt(10)) {
            case 0 -> randomUpdate();
            case 1 -> randomDelete();
            case 2 -> randomInsert();
            case 3 -> grouped();
            case 4 -> windowed();
            case 5 -> combined();
            case 6 -> fromDerived();
            case 7 -> paged();
            default -> plain();
        };
    }

    // statements

    private Select<?> plain() {
        List<HostileTable> scope = scope(1 + random.nextInt(2));
        Select<Tuple> select = from(select(text(scope, 3), number(scope, 3), whole(scope, 2)), scope)
                .where(condition(scope, 4));
        if (chance(3)) {
            select = select.orderBy(
                    text(scope, 1).asc().nullsLast(), moment(scope, 2).desc().nullsFirst());
        }
        if (chance(3)) {
            select = select.limit(random.nextInt(10)).offset(random.nextInt(10));
        }
        return chance(5) ? select.forUpdate(pick(List.of(Others.values()))) : select;
    }

    private Select<?> grouped() {
        List<HostileTable> scope = scope(1);
        HostileTable table = scope.get(0);
        return select(
                        table.genre,
                        count().filter(condition(scope, 2)),
                        number(scope, 2).sum(),
                        text(scope, 2).max())
                .from(table)
                .where(condition(scope, 3))
                .groupBy(table.genre)
                .having(number(scope, 2)
                        .avg()
                        .gt(price())
                        .or(whole(scope, 1).countDistinct().lt(3)));
    }

    private Select<?> windowed() {
        List<HostileTable> scope = scope(1);
        Window window = Window.partitionBy(text(scope, 1))
                .orderBy(day(scope, 1).asc(), pick(scope).id.desc());
        Window frame = window.rowsBetween(Bound.preceding(random.nextInt(5)), Bound.following(random.nextInt(5)));
        return select(
                        WindowFunctions.rowNumber(window),
                        WindowFunctions.lag(text(scope, 2), random.nextInt(4), window),
                        WindowFunctions.firstValue(number(scope, 2), frame),
                        whole(scope, 2).sum().over(frame))
                .from(scope.get(0))
                .where(condition(scope, 2));
    }

    private Select<?> combined() {
        Select<Tuple> select = part();
        for (int i = random.nextInt(3); i >= 0; i--) {
            select = switch (random.nextInt(4)) {
                case 0 -> select.union(part());
                case 1 -> select.unionAll(part());
                case 2 -> select.intersect(part());
                default -> select.except(chance(2) ? part() : part().limit(3));
            };
        }
        return chance(2) ? select.limit(5) : select;
    }

    private Select<Tuple> part() {
        List<HostileTable> scope = scope(1);
        return select(text(scope, 2), whole(scope, 2)).from(scope.get(0)).where(condition(scope, 2));
    }

    private Select<?> fromDerived() {
        List<HostileTable> inner = scope(1);
        TextExpression first = text(inner, 2);
        NumberExpression<BigDecimal> second = number(inner, 2);
        Select<Tuple> body = select(first, second).from(inner.get(0)).where(condition(inner, 2));
        Derived<Tuple> derived = chance(2) ? body.as(alias()) : body.asCommonTable(alias());
        List<HostileTable> scope = scope(1);
        return select(derived.get(first), number(scope, 2))
                .from(scope.get(0))
                .leftJoin(
                        derived,
                        derived.get(second)
                                .gt(number(scope, 2))
                                .or(derived.get(first).eq(text(scope, 1))))
                .where(condition(scope, 2).or(derived.get(second).isNull()));
    }

    private Select<?> paged() {
        HostileTable table = scope(1).get(0);
        return select(table.title, table.id)
                .where(condition(List.of(table), 2))
                .after(Place.after(table.price.desc(), chance(3) ? null : price())
                        .then(table.day.asc().nullsFirst(), chance(3) ? null : aDay())
                        .then(table.id.asc(), 5L))
                .limit(3);
    }

    private Statement<?> randomUpdate() {
        HostileTable table = pick(HostileTable.ALL);
        List<HostileTable> scope = List.of(table);
        Update<Thing> update = update(table).allRows();
        if (chance(3)) {
            Derived<Long> rows = values(
                    alias(),
                    List.of(1L, 2L),
                    row -> row.set(table.id, id -> id).set(table.title, id -> chance(2) ? text() : null));
            return update.set(table.title, rows.get(table.title).concat(text(scope, 1)))
                    .where(table.id.eq(rows.get(table.id)).and(condition(scope, 2)));
        }
        if (chance(3)) {
            HostileTable other = pick(HostileTable.ALL).as(alias());
            return update.set(table.price, number(List.of(table, other), 2))
                    .where(table.id.eq(other.id).and(condition(List.of(table, other), 2)));
        }
        update = update.set(table.title, text(scope, 3)).set(table.price, number(scope, 3));
        update = chance(2) ? update.setNull(table.day) : update.set(table.open, condition(scope, 2));
        return (chance(3) ? update.inOrder() : update).where(condition(scope, 3));
    }

    private Statement<?> randomDelete() {
        HostileTable table = pick(HostileTable.ALL);
        HostileTable other = pick(HostileTable.ALL).as(alias());
        return chance(2)
                ? deleteFrom(table).allRows().where(condition(List.of(table), 3))
                : deleteFrom(table).where(table.id.eq(other.id).and(condition(List.of(table, other), 2)));
    }

    private Statement<?> randomInsert() {
        HostileTable table = pick(HostileTable.ALL);
        if (chance(3)) {
            List<HostileTable> scope = scope(1);
            return insertInto(table)
                    .select(select(pick(scope).id, text(scope, 2)).where(condition(scope, 2)), table.id, table.title);
        }
        var insert = insertInto(table)
                .row(row -> row.set(table.id, 1L).set(table.title, text()).set(table.price, price()))
                .row(row -> row.set(table.id, 2L).set(table.title, text()).set(table.price, price()));
        if (chance(2)) {
            return chance(2) ? insert : insert.onConflict(table.id).doNothing();
        }
        return insert.onConflict(table.id)
                .setExcluded(table.title)
                .set(table.price, table.price.plus(table.excluded().price))
                .where(condition(List.of(table), 2).or(table.open))
                .doUpdate();
    }

    // expressions

    private Condition condition(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return pick(scope).open;
        }
        int less = depth - 1;
        return switch (random.nextInt(16)) {
            case 0 -> condition(scope, less).and(condition(scope, less));
            case 1 -> condition(scope, less).or(condition(scope, less));
            case 2 -> condition(scope, less).not();
            case 3 -> text(scope, less).eq(text(scope, less));
            case 4 -> number(scope, less).lt(number(scope, less));
            case 5 -> whole(scope, less).between(whole(scope, less), whole(scope, less));
            case 6 -> text(scope, less).contains(text());
            case 7 -> text(scope, less).startsWith(text()).or(text(scope, less).endsWith(text()));
            case 8 -> pick(scope).id.in(longs());
            case 9 -> row(pick(scope).id, text(scope, less)).in(longs(), id -> id, id -> text());
            case 10 -> day(scope, less).isDistinctFrom(day(scope, less));
            case 11 -> moment(scope, less).ge(moment(scope, less)).eq(condition(scope, less));
            case 12 -> {
                List<HostileTable> inner = scope(1);
                List<HostileTable> both = new ArrayList<>(scope);
                both.addAll(inner);
                yield exists(select(inner.get(0).id).from(inner.get(0)).where(condition(both, less)));
            }
            case 13 -> {
                HostileTable inner = scope(1).get(0);
                yield text(scope, less).in(select(inner.title).where(condition(List.of(inner), less)));
            }
            case 14 -> text(scope, less).isNull().or(text(scope, less).in(text(), text(), text()));
            default ->
                sql(":a <> :b")
                        .bind("a", text(scope, less))
                        .bind("b", text(scope, less))
                        .condition();
        };
    }

    private TextExpression text(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(2) ? pick(scope).title : chance(2) ? pick(scope).genre : value(text());
        }
        int less = depth - 1;
        return switch (random.nextInt(10)) {
            case 0 -> text(scope, less).concat(text(scope, less));
            case 1 -> text(scope, less).lower().trim();
            case 2 -> text(scope, less).substring(1 + random.nextInt(5), random.nextInt(5));
            case 3 -> text(scope, less).replace("x" + text(), text());
            case 4 ->
                caseWhen(condition(scope, less), text(scope, less))
                        .when(condition(scope, less), text())
                        .otherwise(text(scope, less));
            case 5 -> text(scope, less).coalesce(text()).nullIf(text());
            case 6 -> text(scope, less).left(3).padEnd(5, "'");
            case 7 -> whole(scope, less).asText();
            case 8 -> {
                HostileTable inner = scope(1).get(0);
                yield subquery(inner.title.max(), all -> all.where(inner.id.eq(pick(scope).id)));
            }
            default -> text(scope, 0);
        };
    }

    private NumberExpression<BigDecimal> number(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(price()) : pick(scope).price;
        }
        int less = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> number(scope, less).plus(number(scope, less));
            case 1 -> number(scope, less).minus(price()).negated();
            case 2 -> number(scope, less).times(3).abs();
            case 3 -> number(scope, less).dividedBy(7);
            case 4 -> number(scope, less).round(random.nextInt(3));
            case 5 -> number(scope, less).floor().minus(number(scope, less).ceiling());
            case 6 -> whole(scope, less).asDecimal(20, 4);
            case 7 -> caseWhen(condition(scope, less), number(scope, less)).end();
            default -> number(scope, less).coalesce(price());
        };
    }

    private WholeExpression<Integer> whole(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(random.nextInt(100)) : pick(scope).count;
        }
        int less = depth - 1;
        return switch (random.nextInt(8)) {
            case 0 -> whole(scope, less).plus(5);
            case 1 -> whole(scope, less).mod(7);
            case 2 -> text(scope, less).length();
            case 3 -> text(scope, less).position("a");
            case 4 -> day(scope, less).month();
            case 5 -> moment(scope, less).second();
            case 6 -> number(scope, less).sign();
            default -> whole(scope, less).coalesce(3).negated();
        };
    }

    private TimeExpression<LocalDate> day(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(aDay()) : pick(scope).day;
        }
        return chance(2)
                ? day(scope, depth - 1).plus(Period.of(0, random.nextInt(5), random.nextInt(5)))
                : day(scope, depth - 1).truncatedTo(ChronoUnit.MONTHS);
    }

    private TimeExpression<Instant> moment(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(Instant.ofEpochSecond(random.nextInt())) : pick(scope).moment;
        }
        return chance(2)
                ? moment(scope, depth - 1).minus(Duration.ofMillis(random.nextInt(100_000)))
                : moment(scope, depth - 1).truncatedTo(ChronoUnit.HOURS);
    }

    // pieces

    private Select<Tuple> from(Select<Tuple> select, List<HostileTable> scope) {
        Select<Tuple> joined = select.from(scope.get(0));
        for (HostileTable table : scope.subList(1, scope.size())) {
            joined = chance(2) ? joined.join(table, table.id.eq(scope.get(0).id)) : joined.crossJoin(table);
        }
        return joined;
    }

    private List<HostileTable> scope(int size) {
        List<HostileTable> tables = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            tables.add(pick(HostileTable.ALL).as(alias()));
        }
        return tables;
    }

    /** No two are the same, and PostgreSQL keeps only the first 63 bytes of a name. */
    private String alias() {
        return pick(HostileTable.NAMES) + aliases++;
    }

    private List<Long> longs() {
        return random.longs(random.nextInt(6), 0, 100).boxed().toList();
    }

    private String text() {
        return pick(TEXTS);
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4));
    }

    private LocalDate aDay() {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
