package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Item;
import org.stint.behaviour.domain.ItemHistory;
import org.stint.behaviour.domain.Shelf;
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
    void theHistoryOfAnEntityTakesNoOtherTable() {
        assertThatThrownBy(() -> Stint.connect("jdbc:h2:mem:mapping")
                        .entities(Item.class, ItemHistory.class, Shelf.class)
                        .open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("The history of Item cannot be kept in the table item_history, which belongs to"
                        + " ItemHistory. Name another by @Audited(\"…\").");
    }

    @Test
    void aFactoryNeedsEntities() {
        assertThatThrownBy(() -> Stint.connect("jdbc:h2:mem:mapping").open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("entities(Book.class, …)");
    }
}
