package org.stint.internal.access;

import org.stint.annotation.Id;
import org.stint.annotation.MappedSuperclass;

/** What fields are inherited from. */
@MappedSuperclass
abstract class Rooted {

    @Id
    private long id;

    private int weight;

    private double height;

    private String label;
}
