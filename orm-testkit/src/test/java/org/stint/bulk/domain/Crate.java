package org.stint.bulk.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Table;

/** A crate, whose table is in a schema of its own. */
@Entity
@Table(value = "crate", schema = "depot")
public class Crate {

    @Id
    private Long id;

    @Column(length = 20)
    private String label;

    private int bottles;

    protected Crate() {}

    public Crate(long id, String label, int bottles) {
        this.id = id;
        this.label = label;
        this.bottles = bottles;
    }

    public int getBottles() {
        return bottles;
    }
}
