package org.stint.language;

import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.values;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.stint.statement.Condition;
import org.stint.statement.JsonExpression;
import org.stint.statement.NumberExpression;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.ShapedStatement;
import org.stint.statement.Statement;
import org.stint.statement.Statements;
import org.stint.statement.TextExpression;
import org.stint.statement.TimeExpression;
import org.stint.statement.WholeExpression;
import org.stint.type.JsonText;
import org.stint.type.SqlTypes;

/**
 * Random expressions in which every operand is of the right type, over tables, aliases, parameters and values with hostile
 * names and contents. What decides the text comes from one sequence of numbers, the bound values come from another.
 */
class RandomExpressions {

    static final List<String> TEXTS = List.of(
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

    final Random random;
    private final Random valued;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private int names;

    RandomExpressions(long shape, long values) {
        this.random = new Random(shape);
        this.valued = new Random(values);
    }

    /** Values for the parameters that a statement has; a condition that is never true takes others along. */
    final Parameters parametersOf(Statement<?> statement) {
        Map<String, Object> used = new LinkedHashMap<>(parameters);
        used.keySet()
                .retainAll(ShapedStatement.of(statement.node()).placeholders().stream()
                        .filter(PlaceholderNode.Parameter.class::isInstance)
                        .map(placeholder -> ((PlaceholderNode.Parameter) placeholder).name())
                        .toList());
        return Parameters.named(used);
    }

    final Condition condition(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return pick(scope).open;
        }
        int less = depth - 1;
        return switch (random.nextInt(22)) {
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
            case 15 -> text(scope, less).concat(parameter()).eq(parameter());
            case 16 -> text(scope, less).like(text());
            case 17 -> json(scope, less).exists().or(json(scope, less).isJsonNull());
            case 18 -> json(scope, less).contains(text()).and(json(scope, less).contains(price()));
            case 19 -> json(scope, less).in(document(), document(), document());
            case 20 ->
                chance(2)
                        ? json(scope, less).eq(json(scope, less))
                        : json(scope, less)
                                .asBoolean()
                                .isDistinctFrom(json(scope, less).contains(chance(2)));
            default ->
                sql(":a <> :b OR :b = ':a ?' /* :a ? */")
                        .bind("a", text(scope, less))
                        .bind("b", text(scope, less))
                        .condition();
        };
    }

    final TextExpression text(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(2) ? pick(scope).title : chance(2) ? pick(scope).genre : value(text());
        }
        int less = depth - 1;
        return switch (random.nextInt(11)) {
            case 9 -> json(scope, less).asText();
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

    final NumberExpression<BigDecimal> number(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(price()) : pick(scope).price;
        }
        int less = depth - 1;
        return switch (random.nextInt(10)) {
            case 8 -> json(scope, less).asDecimal(20, 4);
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

    final WholeExpression<Integer> whole(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(random.nextInt(100)) : pick(scope).count;
        }
        int less = depth - 1;
        return switch (random.nextInt(9)) {
            case 7 -> json(scope, less).arrayLength();
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

    final JsonExpression json(List<HostileTable> scope, int depth) {
        JsonExpression json = pick(scope).details;
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            json = chance(3) ? json.at(valued.nextInt(5) - 2) : json.at(text());
        }
        if (depth <= 0) {
            return json;
        }
        return switch (random.nextInt(6)) {
            case 0 -> json.append(text(scope, depth - 1));
            case 1 -> json.append(json(scope, depth - 1)).append(condition(scope, depth - 1));
            case 2 -> json.coalesce(document());
            case 3 -> caseWhen(condition(scope, depth - 1), json).otherwise(document());
            default -> json;
        };
    }

    /** A document with a hostile name and a hostile text in it. */
    final String document() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(text(), List.of(text(), BigDecimal.TEN));
        return JsonText.write(members);
    }

    final TimeExpression<LocalDate> day(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(aDay()) : pick(scope).day;
        }
        return chance(2)
                ? day(scope, depth - 1).plus(Period.of(0, random.nextInt(5), random.nextInt(5)))
                : day(scope, depth - 1).truncatedTo(ChronoUnit.MONTHS);
    }

    final TimeExpression<Instant> moment(List<HostileTable> scope, int depth) {
        if (depth <= 0) {
            return chance(3) ? value(Instant.ofEpochSecond(valued.nextInt())) : pick(scope).moment;
        }
        return chance(2)
                ? moment(scope, depth - 1).minus(Duration.ofMillis(random.nextInt(100_000)))
                : moment(scope, depth - 1).truncatedTo(ChronoUnit.HOURS);
    }

    // pieces

    final List<HostileTable> scope(int size) {
        List<HostileTable> tables = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            tables.add(pick(HostileTable.ALL).as(alias()));
        }
        return tables;
    }

    /** No two are the same, and PostgreSQL keeps only the first 63 bytes of a name. */
    final String alias() {
        return pick(HostileTable.NAMES) + names++;
    }

    final List<Long> longs() {
        return valued.longs(random.nextInt(6), 0, 100).boxed().toList();
    }

    final String text() {
        return TEXTS.get(valued.nextInt(TEXTS.size()));
    }

    /** A parameter that has got a value. */
    final Parameter<String> parameter() {
        Parameter<String> parameter = Statements.parameter(pick(HostileTable.NAMES), SqlTypes.text(100));
        parameters.putIfAbsent(parameter.name(), text());
        return parameter;
    }

    /** Ends with a digit other than 0: with how many digits a number is bound depends on those that it needs. */
    final BigDecimal price() {
        return BigDecimal.valueOf(10L * valued.nextInt(10_000) + 1, random.nextInt(4));
    }

    final LocalDate aDay() {
        return LocalDate.ofEpochDay(valued.nextInt(40_000));
    }

    final boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    final <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
