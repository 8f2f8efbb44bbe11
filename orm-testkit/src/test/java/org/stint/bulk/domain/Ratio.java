package org.stint.bulk.domain;

import java.math.BigDecimal;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A division, with room for each digit of its quotient. */
@Entity
public class Ratio {

    @Id
    private Long id;

    @Column(precision = 20, scale = 6)
    private BigDecimal dividend;

    /** Few digits, so that a quotient may end in the middle between two numbers that the database knows. */
    @Column(precision = 4, scale = 1)
    private BigDecimal divisor;

    @Column(precision = 18, scale = 9)
    private BigDecimal fine;

    private Integer whole;

    @Column(precision = 200, scale = 100)
    private BigDecimal quotient;

    protected Ratio() {}

    public Ratio(Long id, BigDecimal dividend, BigDecimal divisor, BigDecimal fine, Integer whole) {
        this.id = id;
        this.dividend = dividend;
        this.divisor = divisor;
        this.fine = fine;
        this.whole = whole;
    }

    public Long getId() {
        return id;
    }

    public BigDecimal getDividend() {
        return dividend;
    }

    public BigDecimal getDivisor() {
        return divisor;
    }

    public BigDecimal getQuotient() {
        return quotient;
    }

    @Override
    public String toString() {
        return "dividend " + dividend + ", divisor " + divisor + ", fine " + fine + ", whole " + whole;
    }
}
