package org.stint.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The same table as {@link Account}, mapped for Hibernate. */
@Entity
@Table(name = "account")
public class PeerAccount {

    @Id
    long id;

    String owner;
    String city;
    BigDecimal balance;
    LocalDate opened;
    int bookings;
    boolean blocked;
    double rate;

    @Version
    int version;
}
