package org.stint.benchmarks.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** An entity of nine fields. */
@Entity
public class Account {

    @Id
    private long id;

    @Column(length = 100)
    private String owner;

    @Column(length = 100)
    private String city;

    @Column(precision = 12, scale = 2)
    private BigDecimal balance;

    private LocalDate opened;
    private int bookings;
    private boolean blocked;
    private double rate;

    @Version
    private int version;

    public Account() {}

    /** An account as a program without a mapper would make it. */
    public Account(
            long id,
            String owner,
            String city,
            BigDecimal balance,
            LocalDate opened,
            int bookings,
            boolean blocked,
            double rate,
            int version) {
        this.id = id;
        this.owner = owner;
        this.city = city;
        this.balance = balance;
        this.opened = opened;
        this.bookings = bookings;
        this.blocked = blocked;
        this.rate = rate;
        this.version = version;
    }

    public long getId() {
        return id;
    }

    public int getBookings() {
        return bookings;
    }

    public void setBookings(int bookings) {
        this.bookings = bookings;
    }

    /** Whether all fields are those of another account, as one would write it. */
    public boolean sameAs(Account other) {
        return id == other.id
                && owner.equals(other.owner)
                && city.equals(other.city)
                && balance.compareTo(other.balance) == 0
                && opened.equals(other.opened)
                && bookings == other.bookings
                && blocked == other.blocked
                && rate == other.rate
                && version == other.version;
    }
}
