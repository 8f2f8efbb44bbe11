package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A country: an id that the application gives, a version of type Short. */
@Entity
public class Country {

    @Id
    @Column(length = 2)
    private String code;

    @Column(length = 100, nullable = false)
    private String name;

    @Version
    private Short version;

    private Country() {}

    public Country(String code, String name) {
        this.code = code;
        this.name = name;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Short getVersion() {
        return version;
    }

    public void setVersion(Short version) {
        this.version = version;
    }
}
