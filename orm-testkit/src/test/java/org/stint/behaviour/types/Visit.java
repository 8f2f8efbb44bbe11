package org.stint.behaviour.types;

import org.stint.annotation.AttributeOverride;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;
import org.stint.contract.Ref;

/** A visit to a hall, which is read only when it is asked for. */
@Entity
class Visit {

    @Id
    Long id;

    @ManyToOne(optional = false)
    @Lazy
    Hall hall;

    @ManyToOne
    @AttributeOverride(name = "site", column = @Column(name = "left_site"))
    @AttributeOverride(name = "number", column = @Column(name = "left_by"))
    Ref<Hall> exit;

    Visit() {}

    Visit(long id, Hall hall, Ref<Hall> exit) {
        this.id = id;
        this.hall = hall;
        this.exit = exit;
    }

    Hall hall() {
        return hall;
    }
}
