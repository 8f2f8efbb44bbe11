package org.stint.behaviour.types;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Version;

/** A hall of a factory, which several columns identify. It refers to machines, and they to it. */
@Entity
class Hall {

    @Id
    Key id;

    @Column(length = 40)
    String name;

    @ManyToOne
    Machine main;

    @ManyToOne
    Hall next;

    @Version
    int version;

    Hall() {}

    Hall(String site, int number, String name) {
        this.id = new Key(site, number);
        this.name = name;
    }

    @Embeddable
    record Key(@Column(length = 5) String site, int number) {}
}
