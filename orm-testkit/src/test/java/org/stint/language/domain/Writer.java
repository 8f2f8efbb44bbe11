package org.stint.language.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Unique;

/** An writer: an assigned id, a unique name. */
@Entity
@Unique(name = "writer_name_key", columns = "name")
public class Writer {

    @Id
    private Long id;

    @Column(length = 100, nullable = false)
    private String name;

    @Column(length = 2)
    private String country;

    private Integer books;

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
