package org.stint.behaviour.types;

import jakarta.validation.constraints.NotNull;
import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.ManyToOne;

/** An address that can change in place and holds another embedded object and a reference. */
@Embeddable
class PostalAddress {

    @Column(length = 60)
    String street;

    @NotNull
    @Column(length = 40)
    String city;

    @ManyToOne
    Zone zone;

    Geo geo;

    private PostalAddress() {}

    PostalAddress(String street, String city) {
        this.street = street;
        this.city = city;
    }
}
