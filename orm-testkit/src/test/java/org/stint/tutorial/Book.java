package org.stint.tutorial;

import java.math.BigDecimal;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/** A book: text, a decimal and a whole number, a relationship. */
@Entity
public class Book {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    private Long id;

    @Column(length = 100, nullable = false)
    private String title;

    @Column(length = 20)
    private String genre;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    private Integer stock;

    @ManyToOne
    private Author author;

    public Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public BigDecimal getPrice() {
        return price;
    }
}
