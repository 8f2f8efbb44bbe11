package org.stint.behaviour.types;

import java.time.Instant;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A time finer than most databases have it. */
@Entity
class Nanos {

    @Id
    long id;

    @Column(precision = 9)
    Instant moment;
}
