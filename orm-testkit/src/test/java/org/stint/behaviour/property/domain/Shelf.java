package org.stint.behaviour.property.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Version;

/** A shelf, which may stand on another: an id that the database gives, an int version. */
@Entity
public class Shelf {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    private Long id;

    private int size;

    @Column(length = 20, unique = true)
    private String code;

    @Column(length = 40)
    private String name;

    @ManyToOne
    private Shelf below;

    @Version
    private int version;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
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

    public Shelf getBelow() {
        return below;
    }

    public void setBelow(Shelf below) {
        this.below = below;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
