package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;

/** What a customer buys at once. */
@Entity
class Purchase {

    @Id
    @GeneratedValue
    Long id;

    @Column(length = 40)
    String customer;

    Purchase() {}

    Purchase(String customer) {
        this.customer = customer;
    }
}
