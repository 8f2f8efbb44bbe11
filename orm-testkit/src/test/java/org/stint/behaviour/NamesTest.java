package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.OddName_.ODD_NAME;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import org.stint.behaviour.domain.OddName;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Keywords, capitals, blanks and quotes in names are no obstacle. */
class NamesTest {

    private static final String ROWS = """
            SELECT "select", "MixedCase", "user", "a ""b"" c", group_id, "value" FROM "Order ""Line"" of"
            ORDER BY "select\"""";

    @EveryDatabase
    void rowsAreWrittenReadChangedAndDeleted(Workbench bench) {
        SessionFactory factory = bench.factory(OddName.class);
        factory.useTransaction(session -> {
            OddName group = new OddName(1);
            OddName member = new OddName(2);
            member.setGroup(group);
            member.setMixed("mixed");
            member.setUser("user");
            member.setQuoted("quoted");
            session.persist(member);
            session.persist(group);
        });
        assertThat(bench.rows(ROWS))
                .containsExactly(row(1, null, null, null, null, 0), row(2, "mixed", "user", "quoted", 1, 0));

        factory.useTransaction(session -> {
            OddName member = session.get(OddName.class, 2L);
            assertThat(member.getGroup()).isSameAs(session.get(OddName.class, 1L));
            member.setQuoted("unquoted");
            session.flush();
            session.remove(member);
            session.flush();
            session.rollback();
        });
        factory.useTransaction(session -> {
            assertThat(session.list(
                            select(ODD_NAME.id).where(ODD_NAME.user.eq("user")).orderBy(ODD_NAME.mixed.asc())))
                    .containsExactly(2L);
            session.execute(update(ODD_NAME).set(ODD_NAME.quoted, "by bulk").where(ODD_NAME.group.id.eq(1)));
            session.execute(deleteFrom(ODD_NAME).where(ODD_NAME.id.eq(99)));
        });
        assertThat(bench.rows(ROWS))
                .containsExactly(row(1, null, null, null, null, 0), row(2, "mixed", "user", "by bulk", 1, 1));
    }
}
