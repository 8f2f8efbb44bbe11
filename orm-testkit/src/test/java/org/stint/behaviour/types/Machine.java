package org.stint.behaviour.types;

import org.stint.annotation.Audited;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Index;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.NotAudited;
import org.stint.annotation.Version;

/** A machine in a hall. */
@Entity
@Audited
@Index(columns = {"hall.site", "hall.number"})
class Machine {

    @Id
    Long id;

    @Column(length = 40)
    String name;

    @ManyToOne
    Hall hall;

    @ManyToOne
    @NotAudited
    Hall previous;

    @Version
    int version;

    Machine() {}

    Machine(long id, String name, Hall hall) {
        this.id = id;
        this.name = name;
        this.hall = hall;
    }
}
