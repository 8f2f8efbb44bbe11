package org.stint.bulk.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** Where items lie; two columns identify it. */
@Entity
public class Slot {

    @Id
    private Place place;

    @Column(length = 20)
    private String name;

    protected Slot() {}

    public Slot(Place place) {
        this.place = place;
    }

    public Place getPlace() {
        return place;
    }

    /** An aisle and a number in it. */
    @Embeddable
    public record Place(@Column(length = 2) String aisle, int number) {}
}
