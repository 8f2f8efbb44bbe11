package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A pallet, identified by an object with another one in it. */
@Entity
class Pallet {

    @Id
    Place place;

    @Column(length = 40)
    String content;

    Pallet() {}

    Pallet(Place place, String content) {
        this.place = place;
        this.content = content;
    }

    /** A class that knows no equality. */
    @Embeddable
    static class Place {

        int floor;

        Spot spot;

        Place() {}

        Place(int floor, Spot spot) {
            this.floor = floor;
            this.spot = spot;
        }
    }

    @Embeddable
    record Spot(@Column(length = 1) String aisle, int rack) {}
}
