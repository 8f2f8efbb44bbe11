package org.stint.behaviour.types;

import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.Unique;
import org.stint.annotation.Version;

/** A shipment with embedded objects: two of one class, one that must be there, one with columns of its own. */
@Entity
@Unique(columns = {"from.city", "reference"})
class Shipment {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    Long id;

    @Column(length = 20)
    String reference;

    @Embedded(prefix = "sender_")
    PostalAddress from;

    PostalAddress to;

    @Embedded(optional = false, prefix = "")
    @AttributeOverride(name = "amount", column = @Column(name = "price", precision = 8, scale = 3))
    Money price = Money.euro("0");

    @Version
    int version;
}
