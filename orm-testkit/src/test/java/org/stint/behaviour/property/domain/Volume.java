package org.stint.behaviour.property.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.Version;

/** A volume on a shelf, which may have a sequel: an id from a sequence, a Long version, a time of update. */
@Entity
public class Volume {

    @Id
    @GeneratedValue
    private Long id;

    private int size;

    @Column(length = 20, unique = true)
    private String code;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @Column(precision = 3)
    private Instant printed;

    @Lazy
    private byte[] cover;

    @ManyToOne
    private Shelf shelf;

    @ManyToOne
    private Volume sequel;

    @UpdatedAt
    private Instant updatedAt;

    @Version
    private Long version;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Instant getPrinted() {
        return printed;
    }

    public void setPrinted(Instant printed) {
        this.printed = printed;
    }

    public byte[] getCover() {
        return cover;
    }

    public void setCover(byte[] cover) {
        this.cover = cover;
    }

    public Shelf getShelf() {
        return shelf;
    }

    public void setShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    public Volume getSequel() {
        return sequel;
    }

    public void setSequel(Volume sequel) {
        this.sequel = sequel;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(Instant updatedAt) {
        this.updatedAt = updatedAt;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
