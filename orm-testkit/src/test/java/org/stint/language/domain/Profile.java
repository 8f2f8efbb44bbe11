package org.stint.language.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Json;
import org.stint.annotation.Version;

/** What is known of a reader: a name, a number and a document. */
@Entity
public class Profile {

    @Id
    private Long id;

    @Column(length = 100)
    private String name;

    private Integer points;

    @Json
    private String details;

    @Version
    private int version;

    protected Profile() {}

    public Profile(long id, String name, String details) {
        this.id = id;
        this.name = name;
        this.details = details;
    }

    public Long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDetails() {
        return details;
    }

    public void setDetails(String details) {
        this.details = details;
    }
}
