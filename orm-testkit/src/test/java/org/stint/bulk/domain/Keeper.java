package org.stint.bulk.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** Whom items belong to. */
@Entity
public class Keeper {

    @Id
    private Long id;

    @Column(length = 20)
    private String name;

    protected Keeper() {}

    public Keeper(Long id) {
        this.id = id;
    }

    public Long getId() {
        return id;
    }
}
