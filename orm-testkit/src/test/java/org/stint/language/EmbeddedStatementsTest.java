package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Freight_.FREIGHT;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stint.contract.Ref;
import org.stint.language.domain.Freight;
import org.stint.language.domain.Freight.Key;
import org.stint.language.domain.Freight.Place;
import org.stint.language.domain.Freight.Point;
import org.stint.language.domain.Freight.Size;
import org.stint.language.domain.Writer;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Condition;
import org.stint.statement.Projection;
import org.stint.statement.Select;
import org.stint.statement.Tuple;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Embedded objects and composite ids stand in statements as a whole. */
class EmbeddedStatementsTest {

    private static final Place BATH = new Place("Bath", new Point(1, 2), null);
    private static final Place WELLS = new Place("Wells", null, Ref.to(Writer.class, 7L));
    private static final Place NOWHERE = new Place(null, null, null);

    private static void assertWhere(Condition condition, String sql, Object... values) {
        assertSql(select(FREIGHT.version).where(condition))
                .binding(values)
                .everywhere("SELECT version FROM freight WHERE " + sql);
    }

    @Test
    void anObjectIsComparedColumnByColumn() {
        assertWhere(FREIGHT.size.eq(new Size(3, 4)), "size_height = ? AND size_width = ?", 3, 4);
        assertWhere(
                FREIGHT.origin.eq(BATH),
                "origin_city = ? AND origin_point_x = ? AND origin_point_y = ? AND origin_keeper_id IS NULL",
                "Bath",
                1,
                2);
        assertWhere(
                FREIGHT.goal.eq(WELLS),
                "goal_city = ? AND goal_point_x IS NULL AND goal_point_y IS NULL AND goal_keeper_id = ?",
                "Wells",
                7L);
        assertWhere(FREIGHT.origin.point.eq(new Point(5, null)), "origin_point_x = ? AND origin_point_y IS NULL", 5);
    }

    @Test
    void noObjectIsNullInAllColumns() {
        assertWhere(FREIGHT.origin.point.isNull(), "origin_point_x IS NULL AND origin_point_y IS NULL");
        assertWhere(FREIGHT.origin.point.isNotNull(), "origin_point_x IS NOT NULL OR origin_point_y IS NOT NULL");
        assertWhere(
                FREIGHT.goal.eq(NOWHERE),
                "goal_city IS NULL AND goal_point_x IS NULL AND goal_point_y IS NULL AND goal_keeper_id IS NULL");
        assertWhere(FREIGHT.size.isNull(), "size_height IS NULL"); // which always has a value if there is a size
        assertThatThrownBy(() -> FREIGHT.origin.eq((Place) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cannot compare freight.origin with null");
    }

    @Test
    void anotherObjectDiffersInOneColumn() {
        assertSql(select(FREIGHT.version).where(FREIGHT.origin.point.ne(new Point(1, 2))))
                .binding(1, 2)
                .onH2AndPostgres("SELECT version FROM freight WHERE (origin_point_x IS DISTINCT FROM ?"
                        + " OR origin_point_y IS DISTINCT FROM ?)"
                        + " AND (origin_point_x IS NOT NULL OR origin_point_y IS NOT NULL)")
                .onMariaDb("SELECT version FROM freight WHERE (NOT (origin_point_x <=> ?)"
                        + " OR NOT (origin_point_y <=> ?))"
                        + " AND (origin_point_x IS NOT NULL OR origin_point_y IS NOT NULL)");
    }

    @Test
    void oneOfSeveralObjectsIsLookedForAtOnce() {
        Select<Integer> either = select(FREIGHT.version).where(FREIGHT.id.in(new Key("A", 1), new Key("B", 2)));
        assertSql(either)
                .binding("A", 1, "B", 2)
                .onH2("SELECT version FROM freight WHERE (line, number) IN ((?, ?), (?, ?))")
                .onMariaDb("SELECT version FROM freight WHERE (line, number) IN ((?, ?), (?, ?))");
        assertSql(either)
                .binding(List.of("A", "B"), List.of(1, 2))
                .onPostgres("SELECT version FROM freight WHERE (line, number) IN (SELECT * FROM"
                        + " unnest(CAST(? AS VARCHAR[]), CAST(? AS INTEGER[])))");
        assertWhere(
                FREIGHT.origin.point.in(List.of(new Point(1, 2), new Point(3, null))),
                "origin_point_x = ? AND origin_point_y = ? OR origin_point_x = ? AND origin_point_y IS NULL",
                1,
                2,
                3);
        assertThat(FREIGHT.id.in(List.of()).toString()).isEqualTo("FALSE");
    }

    @Test
    void twoObjectsOfARowAreCompared() {
        assertSql(select(FREIGHT.version).where(FREIGHT.origin.point.eq(FREIGHT.goal.point)))
                .onH2AndPostgres("SELECT version FROM freight WHERE origin_point_x IS NOT DISTINCT FROM goal_point_x"
                        + " AND origin_point_y IS NOT DISTINCT FROM goal_point_y"
                        + " AND (origin_point_x IS NOT NULL OR origin_point_y IS NOT NULL)");
    }

    @Test
    void anObjectIsSetColumnByColumn() {
        assertSql(update(FREIGHT).set(FREIGHT.goal, WELLS).where(FREIGHT.id.eq(new Key("A", 1))))
                .binding("Wells", 7L, "A", 1)
                .onH2AndPostgres("UPDATE freight SET goal_city = ?, goal_point_x = NULL, goal_point_y = NULL,"
                        + " goal_keeper_id = ? WHERE line = ? AND number = ?");
        assertSql(update(FREIGHT).setNull(FREIGHT.goal.point).where(FREIGHT.id.line.eq("A")))
                .everywhere("UPDATE freight SET goal_point_x = NULL, goal_point_y = NULL WHERE line = ?");
        assertSql(update(FREIGHT).set(FREIGHT.goal.point, FREIGHT.origin.point).where(FREIGHT.id.line.eq("A")))
                .onH2AndPostgres("UPDATE freight SET goal_point_x = origin_point_x, goal_point_y = origin_point_y"
                        + " WHERE line = ?");
        assertSql(insertInto(FREIGHT)
                        .row(row -> row.set(FREIGHT.id, new Key("A", 1))
                                .set(FREIGHT.size, new Size(3, 4))
                                .set(FREIGHT.origin.point, null)))
                .binding("A", 1, 3, 4, null, null)
                .onPostgres(
                        "INSERT INTO freight (line, number, size_height, size_width, origin_point_x, origin_point_y)"
                                + " VALUES (?, ?, ?, ?, ?, ?)");
        assertThatThrownBy(() -> update(FREIGHT).set(FREIGHT.goal, (Place) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setNull(freight.goal)");
    }

    record Leg(Key id, Place origin, int height) {}

    @EveryDatabase
    void objectsAreFoundSetAndGivenBack(Workbench bench) {
        SessionFactory freights = bench.factory(Freight.class, Writer.class);
        bench.execute("INSERT INTO writer (id, name) VALUES (7, 'Keeper')");
        freights.useTransaction(session -> {
            session.persist(new Freight(new Key("A", 1), BATH, WELLS, new Size(3, 4)));
            session.persist(new Freight(new Key("A", 2), null, BATH, new Size(3, 5)));
            session.persist(new Freight(new Key("B", 1), WELLS, null, new Size(1, 1)));
        });

        freights.useTransaction(session -> {
            assertThat(session.list(select(FREIGHT.id).where(FREIGHT.origin.eq(BATH))))
                    .containsExactly(new Key("A", 1));
            assertThat(session.list(select(FREIGHT.id).where(FREIGHT.origin.ne(BATH))))
                    .containsExactly(new Key("B", 1));
            assertThat(session.list(select(FREIGHT.id).where(FREIGHT.origin.isNull())))
                    .containsExactly(new Key("A", 2));
            assertThat(session.list(select(FREIGHT.size)
                            .where(FREIGHT.id.in(List.of(new Key("A", 1), new Key("A", 2))))
                            .orderBy(FREIGHT.id.number.asc())))
                    .containsExactly(new Size(3, 4), new Size(3, 5));
            List<Leg> legs = session.list(select(into(Leg::new).of(FREIGHT.id, FREIGHT.origin, FREIGHT.size.height))
                    .orderBy(FREIGHT.id.line.asc(), FREIGHT.id.number.asc()));
            assertThat(legs).extracting(Leg::id).containsExactly(new Key("A", 1), new Key("A", 2), new Key("B", 1));
            assertThat(legs.get(0).origin().point()).isEqualTo(new Point(1, 2));
            assertThat(legs.get(1).origin()).isNull();
            assertThat(legs.get(2).origin().point()).isNull();
            assertThat(legs.get(2).origin().keeper().get().getName()).isEqualTo("Keeper");
            Tuple pair = session.one(select(FREIGHT.goal.point, FREIGHT.id).where(FREIGHT.id.eq(new Key("A", 2))));
            assertThat(pair.get(FREIGHT.goal.point)).isEqualTo(new Point(1, 2));
            assertThat(pair.get(FREIGHT.id)).isEqualTo(new Key("A", 2));

            Freight managed = session.get(Freight.class, new Key("B", 1));
            session.execute(
                    update(FREIGHT).set(FREIGHT.goal, BATH).where(FREIGHT.goal.isNull()), SynchronizeSession.NONE);
            session.refresh(managed);
            assertThat(managed.getGoal().city()).isEqualTo("Bath");
            assertThat(managed.getGoal().point()).isEqualTo(new Point(1, 2));
        });
        assertThat(bench.rows("SELECT line, number FROM freight WHERE goal_city = 'Bath' ORDER BY line"))
                .containsExactly(row("A", 2), row("B", 1));
    }

    @EveryDatabase
    void whatIsSelectedOutsideOfASessionIsNobodys(Workbench bench) {
        SessionFactory freights = bench.factory(Freight.class, Writer.class);
        freights.database().useTransaction(transaction -> {
            transaction.execute(insertInto(FREIGHT)
                    .row(row -> row.set(FREIGHT.id, new Key("C", 9))
                            .set(FREIGHT.origin, BATH)
                            .set(FREIGHT.size, new Size(1, 2))
                            .set(FREIGHT.version, 0)));
            assertThat(transaction.one(select(FREIGHT.origin)).point()).isEqualTo(new Point(1, 2));
        });
    }

    record Route(String line, Place from) {

        Route(String line, String from) {
            this(line, new Place(from, null, null));
        }
    }

    record Names(String line, String from) {}

    @Test
    void aConstructorIsChosenByTheClassOfAnEmbeddedObject() {
        Projection<Route> route = into(Route.class).of(FREIGHT.id.line, FREIGHT.origin);

        assertThat(route.make(new Object[] {"A", BATH})).isEqualTo(new Route("A", BATH));
        assertThatThrownBy(() -> into(Names.class).of(FREIGHT.id.line, FREIGHT.origin))
                .hasMessageContaining(
                        "which are (String, Place): no constructor takes them. It has Names(String, String)");
    }

    @Test
    void aNullAmongObjectsThatAreLookedForIsRefused() {
        assertThatThrownBy(() -> FREIGHT.origin.in(BATH, (Place) null)).hasMessageContaining("with null");
    }
}
