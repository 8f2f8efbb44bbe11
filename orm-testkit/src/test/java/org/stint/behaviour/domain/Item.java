package org.stint.behaviour.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.stint.annotation.Audited;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.NotAudited;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;

/** An entity with values of several kinds whose changes are kept. */
@Entity
@Audited
public class Item {

    @Id
    private UUID id;

    private String name;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    private Genre genre;

    private boolean available;

    private byte[] cover;

    private Instant bought;

    @ManyToOne
    private Shelf shelf;

    @NotAudited
    private String note;

    @CreatedBy
    private String createdBy;

    @UpdatedBy
    private String updatedBy;

    @UpdatedAt
    private Instant updatedAt;

    @Version
    private int version;

    Item() {}

    public Item(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public UUID getId() {
        return id;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public void setGenre(Genre genre) {
        this.genre = genre;
    }

    public byte[] getCover() {
        return cover;
    }

    public void setCover(byte[] cover) {
        this.cover = cover;
    }

    public void setBought(Instant bought) {
        this.bought = bought;
    }

    public void setShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
