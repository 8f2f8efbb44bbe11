package org.stint.readme;

// tag::entities[]
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.Version;

@Entity
public class Book {
    @Id
    @GeneratedValue(GenerationType.SEQUENCE)
    private Long id;

    @NotBlank
    @Column(length = 200)
    private String title;

    private String genre;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @ManyToOne
    private Author author;

    @Version
    private int version;

    @UpdatedAt
    private Instant updatedAt;

    Book() {} // for Stint

    public Book(String title, String genre, BigDecimal price, Author author) {
        this.title = title;
        this.genre = genre;
        this.price = price;
        this.author = author;
    }

    public Long getId() {
        return id;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    // the other getters and setters as you like them
}
// end::entities[]
