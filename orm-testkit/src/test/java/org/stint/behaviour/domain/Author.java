package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** An author: an id from a sequence, an int version. */
@Entity
public class Author {

    @Id
    @GeneratedValue
    private Long id;

    @Column(length = 100, nullable = false, unique = true)
    private String name;

    @Column(length = 2)
    private String country;

    @Version
    private int version;

    protected Author() {}

    public Author(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    @Override
    public String toString() {
        return "Author " + name;
    }
}
