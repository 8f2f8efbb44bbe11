package org.stint.language;

import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;

import java.math.BigDecimal;
import java.util.List;
import org.stint.language.HostileTable.Thing;
import org.stint.statement.Delete;
import org.stint.statement.Derived;
import org.stint.statement.Frame.Bound;
import org.stint.statement.Insert;
import org.stint.statement.NumberExpression;
import org.stint.statement.Place;
import org.stint.statement.QueryNode.Select.Lock.Others;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.statement.TextExpression;
import org.stint.statement.Tuple;
import org.stint.statement.Update;
import org.stint.statement.WholeExpression;
import org.stint.statement.Window;
import org.stint.statement.WindowFunctions;

/** Random statements of every kind, made of {@link RandomExpressions}. */
final class RandomStatements extends RandomExpressions {

    RandomStatements(long shape, long values) {
        super(shape, values);
    }

    Statement<?> next() {
        return switch (random.nextInt(14)) {
            case 0 -> changed(pick(HostileTable.ALL));
            case 1 -> changed(pick(HostileTable.ALL)).countChanges();
            case 2 -> deleted(pick(HostileTable.ALL));
            case 3 -> inserted(pick(HostileTable.ALL));
            case 4, 5 -> returned();
            case 6 -> written();
            case 7 -> grouped();
            case 8 -> windowed();
            case 9 -> combined();
            case 10 -> fromDerived();
            case 11 -> madeRows();
            case 12 -> paged();
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

    /** Rows of values, a common table and one that names itself, all joined. */
    private Select<?> madeRows() {
        HostileTable table = scope(1).get(0);
        Derived<Long> rows = rowsLike(table);
        WholeExpression<Integer> number = whole(List.of(table), 1);
        TextExpression path = text(List.of(table), 1);
        NumberExpression<BigDecimal> total = number(List.of(table), 1);
        Derived<Tuple> numbers = select(number, path, total)
                .from(table)
                .recursively(
                        alias(),
                        self -> select(
                                        self.get(number).plus(1),
                                        self.get(path).concat(text()),
                                        self.get(total).times(price()))
                                .from(self)
                                .where(self.get(number).lt(3)));
        List<HostileTable> inner = scope(1);
        TextExpression body = text(inner, 2);
        Derived<String> common =
                select(body).from(inner.get(0)).where(condition(inner, 2)).asCommonTable(alias());
        return select(rows.get(table.title), numbers.get(path), common.get(body), text(List.of(table), 1))
                .from(table)
                .join(rows, rows.get(table.id).eq(table.id))
                .leftJoin(numbers, numbers.get(total).lt(table.price))
                .leftJoin(common, common.get(body).eq(rows.get(table.title)))
                .where(condition(List.of(table), 2));
    }

    private Statement<?> written() {
        return switch (random.nextInt(3)) {
            case 0 ->
                sql("SELECT COUNT(*) FROM (SELECT 1 AS \"?:a\") AS x WHERE :a <> ':a ?' OR :b || :a = :a -- ':a?\n")
                        .bind("a", parameter())
                        .bind("b", value(text()))
                        .query(count());
            case 1 ->
                sql("SELECT UPPER(:a), /* ' :b */ :b")
                        .bind("a", value(text()))
                        .bind("b", value(text()))
                        .query(value(""), value(""));
            default ->
                sql("DELETE FROM \"from\" WHERE ':a' = :a AND CAST(:b AS INTEGER) > 1")
                        .bind("a", parameter())
                        .bind("b", value(1))
                        .change();
        };
    }

    private Statement<?> returned() {
        HostileTable table = pick(HostileTable.ALL);
        List<HostileTable> scope = List.of(table);
        return switch (random.nextInt(5)) {
            case 0 -> {
                HostileTable old = table.old();
                yield changed(table).returning(old.title, text(List.of(table, old), 2), table.id);
            }
            case 1 -> changed(table).returning(text(scope, 2), number(scope, 1), table.id);
            case 2 -> deleted(table).returning(whole(scope, 2));
            case 3 -> inserted(table).returning(table.title);
            default -> inserted(table).returning(table.id, text(scope, 1));
        };
    }

    // changes

    private Update<Thing> changed(HostileTable table) {
        List<HostileTable> scope = List.of(table);
        Update<Thing> update = update(table).allRows();
        if (chance(4)) {
            Derived<Long> rows = rowsLike(table);
            return update.set(table.title, rows.get(table.title).concat(text(scope, 1)))
                    .where(table.id.eq(rows.get(table.id)).and(condition(scope, 2)));
        }
        if (chance(4)) {
            HostileTable inner = scope(1).get(0);
            Derived<Tuple> common = select(inner.id, inner.price.max())
                    .where(condition(List.of(inner), 2))
                    .groupBy(inner.id)
                    .asCommonTable(alias());
            return update.from(common)
                    .set(table.price, common.get(inner.price.max()).plus(number(scope, 1)))
                    .where(table.id.eq(common.get(inner.id)));
        }
        if (chance(3)) {
            HostileTable other = pick(HostileTable.ALL).as(alias());
            return update.set(table.price, number(List.of(table, other), 2))
                    .where(table.id.eq(other.id).and(condition(List.of(table, other), 2)));
        }
        update = update.set(table.title, text(scope, 3)).set(table.price, number(scope, 3));
        update = chance(2) ? update.set(table.genre, parameter()) : update;
        boolean ordered = chance(3);
        update = !ordered && chance(2) ? edited(update, table) : update;
        update = chance(2) ? update.setNull(table.day) : update.set(table.open, condition(scope, 2));
        return (ordered ? update.inOrder() : update).where(condition(scope, 3));
    }

    /** Which names are the same decides the text, so that they come from the sequence of the shape. */
    private Update<Thing> edited(Update<Thing> update, HostileTable table) {
        List<HostileTable> scope = List.of(table);
        String name = "a" + pick(TEXTS);
        Update<Thing> edited = update.set(table.details.at(name, pick(TEXTS)), document())
                .set(table.details.at("b" + name, name, "c").asText(), text())
                .remove(table.details.at("d" + name));
        if (chance(2)) {
            edited = edited.set(
                            table.details.at("e").at(random.nextInt(3)).at(name).asDecimal(10, 2), price())
                    .remove(table.details.at("e").at(-1));
        }
        return chance(2) ? edited : edited.set(table.details.at("f").asText(), text(scope, 2));
    }

    private Delete<Thing> deleted(HostileTable table) {
        HostileTable other = pick(HostileTable.ALL).as(alias());
        return chance(2)
                ? deleteFrom(table).allRows().where(condition(List.of(table), 3))
                : deleteFrom(table).where(table.id.eq(other.id).and(condition(List.of(table, other), 2)));
    }

    private Insert<Thing> inserted(HostileTable table) {
        Insert<Thing> insert;
        if (chance(3)) {
            List<HostileTable> scope = scope(1);
            insert = insertInto(table)
                    .select(
                            select(pick(scope).id, text(scope, 2), value(price()))
                                    .where(condition(scope, 2)),
                            table.id,
                            table.title,
                            table.price);
        } else {
            insert = insertInto(table)
                    .row(row -> row.set(table.id, 1L).set(table.title, text()).set(table.price, price()))
                    .row(row ->
                            row.set(table.id, 2L).set(table.title, parameter()).set(table.price, price()));
        }
        return switch (random.nextInt(3)) {
            case 0 -> insert;
            case 1 -> insert.onConflict(table.id).doNothing();
            default ->
                insert.onConflict(table.id)
                        .setExcluded(table.title)
                        .set(table.price, table.price.plus(table.excluded().price))
                        .where(condition(List.of(table), 2).or(table.open))
                        .doUpdate();
        };
    }

    // pieces

    private Derived<Long> rowsLike(HostileTable table) {
        return values(
                alias(),
                List.of(1L, 2L),
                row -> row.set(table.id, id -> id).set(table.title, id -> chance(2) ? text() : null));
    }

    private Select<Tuple> from(Select<Tuple> select, List<HostileTable> scope) {
        Select<Tuple> joined = select.from(scope.get(0));
        for (HostileTable table : scope.subList(1, scope.size())) {
            joined = chance(2) ? joined.join(table, table.id.eq(scope.get(0).id)) : joined.crossJoin(table);
        }
        return joined;
    }
}
