package org.stint.behaviour.types;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/** A parcel on a pallet. */
@Entity
class Parcel {

    @Id
    int id;

    @ManyToOne
    Pallet pallet;

    Parcel() {}

    Parcel(int id, Pallet pallet) {
        this.id = id;
        this.pallet = pallet;
    }
}
