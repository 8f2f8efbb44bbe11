package org.stint.behaviour.types;

import java.util.Currency;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A stamp, whose values other programs have got wrong: an enum, a converter, a currency, a primitive, a range. */
@Entity
class Stamp {

    enum Grade {
        MINT,
        USED
    }

    @Id
    Long id;

    @Column(length = 10)
    Grade grade;

    @Convert(Facts.IsbnConverter.class)
    Facts.Isbn isbn;

    Currency currency;

    @Column(name = "how_many")
    int count;

    @Embedded
    Years years;

    /** From when to when it was sold. */
    @Embeddable
    record Years(Integer first, Integer last) {
        Years {
            if (first != null && last != null && first > last) {
                throw new IllegalArgumentException("Last before first");
            }
        }
    }
}
