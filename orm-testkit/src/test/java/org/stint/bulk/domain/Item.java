package org.stint.bulk.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.stint.annotation.Column;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.EnumType;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.UpdatedAt;
import org.stint.annotation.Version;
import org.stint.contract.Ref;

/** A row with a column of every type that statements can be evaluated over. */
@Entity
public class Item {

    @Id
    private Long id;

    @Column(length = 12)
    private String label;

    /** Ordered by code points on every database. */
    @Column(length = 12)
    private String code;

    private Integer whole;

    private Integer other;

    private Long big;

    private Short small;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    @Column(precision = 12, scale = 3)
    private BigDecimal amount;

    private Double exact;

    private Float real;

    private Boolean flag;

    private boolean done;

    private Grade grade;

    @Enumerated(EnumType.ORDINAL)
    private Grade rank;

    private LocalDate born;

    private LocalDate died;

    private LocalTime opens;

    private LocalDateTime local;

    private Instant moment;

    private UUID token;

    private byte[] raw;

    private Character sign;

    @Embedded
    private Size size;

    @ManyToOne
    private Keeper keeper;

    @ManyToOne
    private Ref<Keeper> deputy;

    @ManyToOne
    @Lazy
    private Keeper former;

    @ManyToOne
    private Ref<Slot> slot;

    @Lazy
    @Column(length = 12)
    private String notes;

    @UpdatedAt
    private Instant updatedAt;

    @Version
    private int version;

    protected Item() {}

    public Item(Long id) {
        this.id = id;
    }

    public Long getId() {
        return id;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public Size getSize() {
        return size;
    }

    public Keeper getFormer() {
        return former;
    }

    public String getNotes() {
        return notes;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public int getVersion() {
        return version;
    }
}
