package org.stint.behaviour.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.EnumType;
import org.stint.annotation.Enumerated;
import org.stint.annotation.Id;

/** One column of every type. */
@Entity
public class Sample {

    @Id
    private Long id;

    private boolean truth;

    private Boolean maybe;

    private byte tiny;

    private Byte tinyOrNull;

    private short small;

    private Short smallOrNull;

    private int whole;

    private Integer wholeOrNull;

    private long big;

    private Long bigOrNull;

    private float real;

    private Float realOrNull;

    private double exact;

    private Double exactOrNull;

    private char letter;

    private Character letterOrNull;

    @Column(length = 50)
    private String text;

    @Column(length = 0)
    private String longText;

    @Column(precision = 12, scale = 3)
    private BigDecimal amount;

    @Column(precision = 38)
    private BigInteger huge;

    private UUID uuid;

    private Genre byName;

    @Enumerated(EnumType.ORDINAL)
    private Genre byOrdinal;

    private LocalDate day;

    private LocalTime time;

    private LocalDateTime local;

    private Instant moment;

    private OffsetDateTime zoned;

    private byte[] bytes;

    private Sample() {}

    public Sample(long id) {
        this.id = id;
        this.letter = 'x';
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public void setTruth(boolean truth) {
        this.truth = truth;
    }

    public void setMaybe(Boolean maybe) {
        this.maybe = maybe;
    }

    public void setTiny(byte tiny) {
        this.tiny = tiny;
    }

    public void setTinyOrNull(Byte tinyOrNull) {
        this.tinyOrNull = tinyOrNull;
    }

    public void setSmall(short small) {
        this.small = small;
    }

    public void setSmallOrNull(Short smallOrNull) {
        this.smallOrNull = smallOrNull;
    }

    public void setWhole(int whole) {
        this.whole = whole;
    }

    public void setWholeOrNull(Integer wholeOrNull) {
        this.wholeOrNull = wholeOrNull;
    }

    public void setBig(long big) {
        this.big = big;
    }

    public void setBigOrNull(Long bigOrNull) {
        this.bigOrNull = bigOrNull;
    }

    public void setReal(float real) {
        this.real = real;
    }

    public void setRealOrNull(Float realOrNull) {
        this.realOrNull = realOrNull;
    }

    public void setExact(double exact) {
        this.exact = exact;
    }

    public void setExactOrNull(Double exactOrNull) {
        this.exactOrNull = exactOrNull;
    }

    public void setLetter(char letter) {
        this.letter = letter;
    }

    public void setLetterOrNull(Character letterOrNull) {
        this.letterOrNull = letterOrNull;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public void setLongText(String longText) {
        this.longText = longText;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public void setHuge(BigInteger huge) {
        this.huge = huge;
    }

    public void setUuid(UUID uuid) {
        this.uuid = uuid;
    }

    public void setByName(Genre byName) {
        this.byName = byName;
    }

    public void setByOrdinal(Genre byOrdinal) {
        this.byOrdinal = byOrdinal;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public void setTime(LocalTime time) {
        this.time = time;
    }

    public void setLocal(LocalDateTime local) {
        this.local = local;
    }

    public void setMoment(Instant moment) {
        this.moment = moment;
    }

    public OffsetDateTime getZoned() {
        return zoned;
    }

    public void setZoned(OffsetDateTime zoned) {
        this.zoned = zoned;
    }

    public byte[] getBytes() {
        return bytes;
    }

    public void setBytes(byte[] bytes) {
        this.bytes = bytes;
    }
}
