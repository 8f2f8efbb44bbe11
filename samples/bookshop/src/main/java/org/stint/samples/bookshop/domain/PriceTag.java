package org.stint.samples.bookshop.domain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.BeforeDelete;
import org.stint.annotation.BeforeUpdate;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/**
 * A price that a book has, or had once, and since when. Tags are only ever added: {@link Book#getPriceTag()} points to
 * the current one, and the others are the history of the price.
 */
@Entity
public class PriceTag {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @NotNull
    @ManyToOne(optional = false)
    private @Nullable Book book;

    @NotNull
    @Positive
    @Column(precision = 8, scale = 2)
    private BigDecimal price = BigDecimal.ZERO;

    @NotNull
    private @Nullable LocalDate since;

    /** For Stint, which fills in the fields of what it reads. */
    protected PriceTag() {}

    PriceTag(Book book, BigDecimal price, LocalDate since) {
        this.book = book;
        this.price = price;
        this.since = since;
    }

    /** Called by Stint; whoever tries gets an error before anything is sent. */
    @BeforeUpdate
    @BeforeDelete
    void refuse() {
        throw new IllegalStateException("The price tag of " + book + " since " + since
                + " is history, and history does not change. Put a new tag on the book.");
    }

    public BigDecimal getPrice() {
        return price;
    }

    public @Nullable LocalDate getSince() {
        return since;
    }

    /** Meant for nobody; see {@link #refuse()}. */
    public void setPrice(BigDecimal price) {
        this.price = price;
    }
}
