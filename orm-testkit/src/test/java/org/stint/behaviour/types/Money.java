package org.stint.behaviour.types;

import java.math.BigDecimal;
import java.util.Currency;
import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;

/** An amount of a currency, which never changes. */
@Embeddable
record Money(@Column(precision = 12, scale = 2) BigDecimal amount, Currency currency) {

    static Money euro(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
    }
}
