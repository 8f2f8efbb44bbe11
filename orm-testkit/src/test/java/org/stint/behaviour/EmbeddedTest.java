package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stint.Stint;
import org.stint.behaviour.domain.Country;
import org.stint.session.SessionFactory;

/** The embedded database needs no name and no server, and each is one of its own. */
class EmbeddedTest {

    @Test
    void eachIsADatabaseOfItsOwn() {
        try (SessionFactory first = countries();
                SessionFactory second = countries()) {
            first.useTransaction(session -> session.persist(new Country("FR", "France")));

            assertThat(first.<Boolean, RuntimeException>inTransaction(
                            session -> session.find(Country.class, "FR").isPresent()))
                    .isTrue();
            assertThat(second.<Boolean, RuntimeException>inTransaction(
                            session -> session.find(Country.class, "FR").isPresent()))
                    .isFalse();
        }
    }

    private static SessionFactory countries() {
        SessionFactory factory = Stint.embedded().entities(Country.class).open();
        factory.schema().create();
        return factory;
    }
}
