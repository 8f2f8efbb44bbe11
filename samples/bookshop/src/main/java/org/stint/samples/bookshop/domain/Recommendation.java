package org.stint.samples.bookshop.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Audited;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;

/** A card on the shelf that recommends a book. The shop keeps who wrote it, who changed it, and what it said before. */
@Entity
@Audited
public class Recommendation {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @NotNull
    @ManyToOne(optional = false)
    private @Nullable Book book;

    @NotBlank
    @Column(length = 200)
    private String text = "";

    private int stars;

    @CreatedBy
    @Column(length = 40)
    private @Nullable String createdBy;

    @UpdatedBy
    @Column(length = 40)
    private @Nullable String updatedBy;

    @Version
    private int version;

    /** For Stint, which fills in the fields of what it reads. */
    protected Recommendation() {}

    /** A new card. */
    public Recommendation(Book book, String text, int stars) {
        this.book = book;
        this.text = text;
        this.stars = stars;
    }

    /** The id, or null as long as the card was not written to the database. */
    public @Nullable Long getId() {
        return id;
    }

    public void setText(String text) {
        this.text = text;
    }

    public void setStars(int stars) {
        this.stars = stars;
    }

    /** Who wrote the card; null before it was stored. */
    public @Nullable String getCreatedBy() {
        return createdBy;
    }

    /** Who changed the card last; null before it was stored. */
    public @Nullable String getUpdatedBy() {
        return updatedBy;
    }
}
