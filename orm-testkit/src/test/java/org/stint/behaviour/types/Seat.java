package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A seat: the id is a class that can change in place and knows no equality. */
@Entity
class Seat {

    @Id
    Place place;

    @Column(length = 40)
    String guest;

    Seat() {}

    Seat(String row, int number) {
        this.place = new Place(row, number);
    }

    @Embeddable
    static class Place {

        @Column(name = "seat_row", length = 2)
        String row;

        int number;

        Place() {}

        Place(String row, int number) {
            this.row = row;
            this.number = number;
        }
    }
}
