package org.stint.samples.bookshop.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Check;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Index;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Unique;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.Version;

/** A title that the shop sells, with its price and the number of copies on the shelf. */
@Entity
@Index(columns = {"genre", "firstPublished"})
@Unique(columns = {"author", "title"})
@Check(name = "book_stock_check", condition = "stock >= 0")
public class Book {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @NotBlank
    @Column(length = 200, nullable = false)
    private String title = "";

    @NotNull
    @ManyToOne(optional = false)
    private @Nullable Author author;

    private int firstPublished;

    @NotNull
    @Column(length = 3)
    private String language = "";

    @NotNull
    @Column(length = 20)
    private Genre genre = Genre.FICTION;

    @NotNull
    @Positive
    @Column(precision = 8, scale = 2)
    private BigDecimal price = BigDecimal.ZERO;

    @ManyToOne
    private @Nullable PriceTag priceTag;

    @PositiveOrZero
    private int stock;

    @CreatedAt
    private @Nullable Instant createdAt;

    @UpdatedAt
    private @Nullable Instant updatedAt;

    @Version
    private int version;

    /** For Stint, which fills in the fields of what it reads. */
    protected Book() {}

    /**
     * A new book, without copies on the shelf.
     *
     * @param firstPublished the year; -423 is 423 BC
     * @param language the ISO 639 code of the language it was written in
     */
    public Book(String title, Author author, int firstPublished, String language, Genre genre, BigDecimal price) {
        this.title = title;
        this.author = author;
        this.firstPublished = firstPublished;
        this.language = language;
        this.genre = genre;
        this.price = price;
    }

    /** Puts more copies on the shelf. */
    public void restock(int copies) {
        stock += copies;
    }

    /** Takes copies from the shelf. */
    public void sell(int copies) {
        stock -= copies;
    }

    /** The id, or null as long as the book was not written to the database. */
    public @Nullable Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public @Nullable Author getAuthor() {
        return author;
    }

    /** The year; -423 is 423 BC. */
    public int getFirstPublished() {
        return firstPublished;
    }

    public String getLanguage() {
        return language;
    }

    public Genre getGenre() {
        return genre;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    /** The current price tag, or null for a book without any. */
    public @Nullable PriceTag getPriceTag() {
        return priceTag;
    }

    /** Puts a new price tag on the book, which is to be persisted with it; the old one stays as it is. */
    public PriceTag putTag(BigDecimal newPrice, LocalDate since) {
        PriceTag tag = new PriceTag(this, newPrice, since);
        priceTag = tag;
        price = newPrice;
        return tag;
    }

    public int getStock() {
        return stock;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getUpdatedAt() {
        return updatedAt;
    }

    /** How often the row was changed since it was inserted. */
    public int getVersion() {
        return version;
    }

    @Override
    public String toString() {
        return title;
    }
}
