package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/** A complaint about a line of a purchase, in whose id there is a reference. */
@Entity
class Complaint {

    @Id
    @GeneratedValue
    Long id;

    @Column(length = 40)
    String text;

    @ManyToOne
    PurchaseLine line;

    Complaint() {}

    Complaint(String text, PurchaseLine line) {
        this.text = text;
        this.line = line;
    }
}
