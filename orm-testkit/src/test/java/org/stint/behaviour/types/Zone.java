package org.stint.behaviour.types;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A delivery zone. */
@Entity
class Zone {

    @Id
    int number;

    Zone() {}

    Zone(int number) {
        this.number = number;
    }
}
