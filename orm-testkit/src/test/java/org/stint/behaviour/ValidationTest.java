package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.testkit.SqlAssert.assertThatSql;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.behaviour.domain.Customer;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Constraints of Bean Validation are checked before a flush writes anything. */
class ValidationTest {

    private SessionFactory customers;

    @BeforeEach
    void createTheTable(Workbench bench) {
        customers = bench.factory(Customer.class);
    }

    @EveryDatabase
    void allViolationsOfAllObjectsComeAtOnceAndNothingIsSent(Workbench bench) {
        try (Session session = customers.open()) {
            Customer nameless = new Customer("");
            nameless.setCredit(new BigDecimal("-1"));
            Customer longWinded = new Customer("x".repeat(41));
            session.persist(new Customer("Emma Woodhouse"));
            session.persist(nameless);
            session.persist(longWinded);

            ConstraintViolationException invalid =
                    catchThrowableOfType(ConstraintViolationException.class, session::flush);

            assertThat(invalid.getConstraintViolations())
                    .extracting(
                            ConstraintViolation::getRootBean,
                            violation -> violation.getPropertyPath().toString())
                    .containsExactlyInAnyOrder(
                            tuple(nameless, "name"), tuple(nameless, "credit"), tuple(longWinded, "name"));
            // one order, however the validator sorts its findings: by object, then by attribute
            assertThat(invalid)
                    .hasMessageMatching("Cannot flush: Customer\\.credit [^;]+; Customer\\.name [^;]+; Customer\\.name"
                            + " size [^;]+\\. Nothing was written\\.");
            assertThatSql(bench.recorder()).isEmpty();
            assertThat(session.stateOf(nameless)).isEqualTo(MANAGED);

            nameless.setName("Harriet Smith");
            nameless.setCredit(null);
            longWinded.setName("Miss Bates");
            session.commit();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM customer")).isEqualTo(3L);
    }

    @EveryDatabase
    void onlyWhatWouldBeWrittenIsChecked(Workbench bench) {
        bench.execute("INSERT INTO customer (id, name, credit, version) VALUES (77, ' ', NULL, 0)");

        customers.useTransaction(session -> {
            Customer untouched = session.get(Customer.class, 77L);
            session.flush();
            session.remove(untouched);
        });

        assertThat(bench.value("SELECT COUNT(*) FROM customer")).isEqualTo(0L);
    }

    @EveryDatabase
    void anUpdateIsCheckedToo(Workbench bench) {
        bench.execute("INSERT INTO customer (id, name, credit, version) VALUES (77, 'Emma', NULL, 0)");

        assertThatThrownBy(() -> customers.useTransaction(
                        session -> session.get(Customer.class, 77L).setCredit(new BigDecimal("1234567.00"))))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("credit");
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anotherEntityIsNotCheckedWithTheOneThatRefersToIt(Workbench bench) {
        SessionFactory purchases = bench.factory(Customer.class, Purchase.class);
        purchases.schema().drop();
        purchases.schema().create();
        bench.execute("INSERT INTO customer (id, name, credit, version) VALUES (77, ' ', NULL, 0)");

        purchases.useTransaction(session -> session.persist(new Purchase(1, session.get(Customer.class, 77L))));

        assertThat(bench.value("SELECT customer_id FROM purchase")).isEqualTo(77L);
    }

    /** A purchase, which is said to be valid only with its customer. */
    @Entity
    static class Purchase {

        @Id
        private Long id;

        @Valid
        @NotNull
        @ManyToOne
        private Customer customer;

        Purchase() {}

        Purchase(long id, Customer customer) {
            this.id = id;
            this.customer = customer;
        }
    }
}
