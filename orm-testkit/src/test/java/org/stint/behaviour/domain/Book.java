package org.stint.behaviour.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.Version;
import org.stint.contract.Ref;

/** A book: everything that most entities have. */
@Entity
public class Book {

    @Id
    @GeneratedValue
    private Long id;

    @Column(length = 200, nullable = false)
    private String title;

    @Column(length = 13, unique = true)
    private String isbn;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @Column(length = 20)
    private Genre genre;

    private Integer published;

    @ManyToOne
    private Author author;

    @ManyToOne
    private Ref<Publisher> publisher;

    @CreatedAt
    private Instant createdAt;

    @UpdatedAt
    private Instant updatedAt;

    @Version
    private int version;

    protected Book() {}

    public Book(String title) {
        this.title = title;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getIsbn() {
        return isbn;
    }

    public void setIsbn(String isbn) {
        this.isbn = isbn;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Genre getGenre() {
        return genre;
    }

    public void setGenre(Genre genre) {
        this.genre = genre;
    }

    public Integer getPublished() {
        return published;
    }

    public void setPublished(Integer published) {
        this.published = published;
    }

    public Author getAuthor() {
        return author;
    }

    public void setAuthor(Author author) {
        this.author = author;
    }

    public Ref<Publisher> getPublisher() {
        return publisher;
    }

    public void setPublisher(Ref<Publisher> publisher) {
        this.publisher = publisher;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(Instant updatedAt) {
        this.updatedAt = updatedAt;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    @Override
    public String toString() {
        return "Book " + title;
    }
}
