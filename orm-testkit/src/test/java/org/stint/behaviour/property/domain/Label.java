package org.stint.behaviour.property.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Version;

/** A label on a volume: an id that the application gives, a version that is a time. */
@Entity
public class Label {

    @Id
    private Integer id;

    private int size;

    @Column(length = 20, unique = true)
    private String code;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @ManyToOne
    private Volume volume;

    @Version
    private Instant version;

    public Integer getId() {
        return id;
    }

    public void setId(Integer id) {
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

    public Volume getVolume() {
        return volume;
    }

    public void setVolume(Volume volume) {
        this.volume = volume;
    }

    public Instant getVersion() {
        return version;
    }

    public void setVersion(Instant version) {
        this.version = version;
    }
}
