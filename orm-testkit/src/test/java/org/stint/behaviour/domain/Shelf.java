package org.stint.behaviour.domain;

import static org.stint.annotation.GenerationType.IDENTITY;

import org.stint.annotation.Audited;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;

/** An audited entity that others refer to, numbered by the database. */
@Entity
@Audited("Log of Shelves")
public class Shelf {

    @Id
    @GeneratedValue(IDENTITY)
    private Long id;

    private String name;

    Shelf() {}

    public Shelf(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public void setName(String name) {
        this.name = name;
    }
}
