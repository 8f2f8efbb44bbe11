package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Generated;
import org.stint.annotation.Id;

/** Rows that the application names and the database completes. */
@Entity
class Ledger {

    @Id
    @Column(length = 10)
    String name;

    int amount;

    @Generated(value = Generated.When.INSERT, sql = "DEFAULT 100")
    int creditLimit;

    Ledger() {}

    Ledger(String name) {
        this.name = name;
    }
}
