package org.stint.samples.bookshop.domain;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Unique;
import org.stint.annotation.Version;

/** Someone who wrote books, by the name on the cover. */
@Entity
@Unique(columns = "name")
public class Author {

    @Id
    @GeneratedValue
    private @Nullable Long id;

    @NotBlank
    @Column(length = 100, nullable = false)
    private String name = "";

    @Version
    private int version;

    /** For Stint, which fills in the fields of what it reads. */
    protected Author() {}

    /** A new author. */
    public Author(String name) {
        this.name = name;
    }

    /** The id, or null as long as the author was not written to the database. */
    public @Nullable Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public int getVersion() {
        return version;
    }

    @Override
    public String toString() {
        return name;
    }
}
