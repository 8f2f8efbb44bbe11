package org.stint.behaviour.types;

import java.math.BigDecimal;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Generated;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A quote of a price: the database gives the state once, and the total again and again. */
@Entity
class Quote {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    Long id;

    @Column(precision = 10, scale = 2)
    BigDecimal price;

    @Generated(value = Generated.When.INSERT, sql = "DEFAULT 'draft'")
    @Column(length = 10, nullable = false)
    String state;

    @Generated
    @Column(precision = 10, scale = 2)
    BigDecimal total;

    @Version
    int version;

    Quote() {}

    Quote(String price) {
        this.price = new BigDecimal(price);
    }
}
