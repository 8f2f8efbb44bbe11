package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.exception.MappingException;

/** What is wrong with the mapping of a factory is said when it is opened, all at once. */
class MappingTest {

    @Test
    void twoClassesCannotShareATable() {
        assertThatThrownBy(() -> Stint.connect("jdbc:h2:mem:mapping")
                        .entities(Author.class, org.stint.readme.Author.class)
                        .open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(
                        "org.stint.readme.Author and org.stint.behaviour.domain.Author both have the table"
                                + " author");
    }

    @Test
    void whatAnEntityRefersToMustBeThere() {
        assertThatThrownBy(() -> Stint.connect("jdbc:h2:mem:mapping")
                        .entities(Book.class)
                        .open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Book.author refers to org.stint.behaviour.domain.Author, which the factory does"
                        + " not know. Add it to entities(…).");
    }

    @Test
    void aFactoryNeedsEntities() {
        assertThatThrownBy(() -> Stint.connect("jdbc:h2:mem:mapping").open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("entities(Book.class, …)");
    }
}
