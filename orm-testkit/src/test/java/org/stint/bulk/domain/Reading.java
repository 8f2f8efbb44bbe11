package org.stint.bulk.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A row of a large table. */
@Entity
public class Reading {

    @Id
    private long id;

    private long amount;

    private Integer kind;

    protected Reading() {}

    public long getId() {
        return id;
    }

    public long getAmount() {
        return amount;
    }
}
