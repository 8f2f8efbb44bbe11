package org.stint.behaviour.types;

import java.math.BigDecimal;
import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** An offer, whose range of prices makes sense at any time. */
@Entity
class Offer {

    @Id
    int id;

    @Embedded
    Range price;

    String note;

    Offer() {}

    Offer(int id, String low, String high) {
        this.id = id;
        this.price = Range.of(low, high);
    }

    /** A range; columns hold two digits behind the point. */
    @Embeddable
    record Range(
            @Column(scale = 2) BigDecimal low,
            @Column(scale = 2) BigDecimal high) {

        Range {
            if (low != null && high != null && low.compareTo(high) > 0) {
                throw new IllegalArgumentException("From " + low + " to " + high);
            }
        }

        static Range of(String low, String high) {
            return new Range(new BigDecimal(low), new BigDecimal(high));
        }
    }
}
