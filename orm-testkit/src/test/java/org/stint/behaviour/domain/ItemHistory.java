package org.stint.behaviour.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** Wants the table that the history of {@link Item} has. */
@Entity
public class ItemHistory {

    @Id
    private long id;

    ItemHistory() {}
}
