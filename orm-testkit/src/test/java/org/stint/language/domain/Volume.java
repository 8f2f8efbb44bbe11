package org.stint.language.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;

/** A volume: text, decimal and whole numbers, a day and a point in time. */
@Entity
public class Volume {

    @Id
    private Long id;

    @Column(length = 100, nullable = false)
    private String title;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    private Integer pages;

    @Column(length = 20)
    private String genre;

    private boolean available;

    private LocalDate published;

    private Instant added;

    @ManyToOne
    private Writer writer;

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
