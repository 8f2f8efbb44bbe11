package org.stint.samples.bookshop.domain;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** What one customer paid at once, and the points of loyalty that it brought. There are very many of them. */
@Entity
public class Receipt {

    /** Printed on the paper, so that it is not for the database to choose. */
    @Id
    private long number;

    @NotNull
    private @Nullable LocalDate day;

    @NotNull
    @Column(precision = 8, scale = 2)
    private BigDecimal total = BigDecimal.ZERO;

    private int points;

    /** For Stint, which fills in the fields of what it reads. */
    protected Receipt() {}

    /** A receipt without any points yet. */
    public Receipt(long number, LocalDate day, BigDecimal total) {
        this.number = number;
        this.day = day;
        this.total = total;
    }

    public long getNumber() {
        return number;
    }

    public int getPoints() {
        return points;
    }
}
