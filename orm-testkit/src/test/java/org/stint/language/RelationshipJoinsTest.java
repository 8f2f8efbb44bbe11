package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Employee_.EMPLOYEE;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;

import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Employee_;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.Select;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** Joins by relationship, of a table with itself and along several steps. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class RelationshipJoinsTest {

    @EveryDatabase
    void aRelationshipLeadsToTheSameTableUnderAnAlias(Workbench bench) {
        SessionFactory company = bench.factory(Employee.class);
        company.useTransaction(session -> {
            Employee top = new Employee("Ada", null);
            Employee middle = new Employee("Ben", top);
            session.persist(top);
            session.persist(middle);
            session.persist(new Employee("Cleo", middle));
        });
        Employee_ boss = EMPLOYEE.as("boss");
        Employee_ chief = EMPLOYEE.as("chief");
        Select<?> select = select(EMPLOYEE.name, boss.name, chief.name)
                .from(EMPLOYEE)
                .join(EMPLOYEE.manager.as(boss))
                .leftJoin(boss.manager.as(chief))
                .orderBy(EMPLOYEE.name.asc());

        assertSql(select)
                .everywhere("SELECT employee.name, boss.name, chief.name FROM employee"
                        + " JOIN employee AS boss ON employee.manager_id = boss.id"
                        + " LEFT JOIN employee AS chief ON boss.manager_id = chief.id ORDER BY employee.name");
        assertThat(company.database().execute(select).toString()).isEqualTo("[[Ben, Ada, null], [Cleo, Ben, Ada]]");
        assertThatThrownBy(() -> select(EMPLOYEE.id).join(EMPLOYEE.manager))
                .hasMessage("Cannot join employee: this select already has a employee. Join it under another name:"
                        + " as(\"…\"), for a relationship with as(table).");
    }

    @EveryDatabase
    void oneRelationshipIsJoinedTwice(Workbench bench) {
        SessionFactory library = Library.open(bench);
        var other = VOLUME.as("other");
        var writer = WRITER.as("writer_too");

        assertThat(library.database()
                        .execute(select(count())
                                .from(VOLUME)
                                .join(VOLUME.writer)
                                .join(other, other.id.gt(VOLUME.id))
                                .join(other.writer.as(writer))
                                .where(writer.country.eq(WRITER.country))))
                .containsExactly(6L);
    }
}
