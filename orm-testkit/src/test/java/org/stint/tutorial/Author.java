package org.stint.tutorial;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Unique;

/** An author, and how many books there are. */
@Entity
@Unique(name = "author_name_key", columns = "name")
public class Author {

    @Id
    private Long id;

    @Column(length = 100, nullable = false)
    private String name;

    @Column(length = 2)
    private String country;

    private Integer books;

    Author() {}

    /** A new author. */
    public Author(Long id, String name) {
        this.id = id;
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
