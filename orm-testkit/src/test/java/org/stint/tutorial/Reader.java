package org.stint.tutorial;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Json;

/** A reader, of whom a document tells more. */
@Entity
public class Reader {

    @Id
    private Long id;

    @Column(length = 100)
    private String name;

    @Json
    private String profile;

    protected Reader() {}

    Reader(long id, String name, String profile) {
        this.id = id;
        this.name = name;
        this.profile = profile;
    }
}
