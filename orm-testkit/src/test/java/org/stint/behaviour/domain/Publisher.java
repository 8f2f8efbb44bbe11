package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A publisher: referred to by a reference that is loaded only when asked to. */
@Entity
public class Publisher {

    @Id
    @GeneratedValue
    private Long id;

    @Column(length = 100, nullable = false)
    private String name;

    @Version
    private Integer version;

    private Publisher() {}

    public Publisher(String name) {
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

    public Integer getVersion() {
        return version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }
}
