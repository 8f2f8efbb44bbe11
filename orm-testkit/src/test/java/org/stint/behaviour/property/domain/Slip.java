package org.stint.behaviour.property.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;

/** A slip of paper in a volume: a primitive id that the database gives, no version. */
@Entity
public class Slip {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    private long id;

    private int size;

    @Lazy
    @Column(length = 40)
    private String text;

    private byte[] picture;

    @ManyToOne
    private Volume volume;

    @ManyToOne
    private Slip previous;

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public byte[] getPicture() {
        return picture;
    }

    public void setPicture(byte[] picture) {
        this.picture = picture;
    }

    public Volume getVolume() {
        return volume;
    }

    public void setVolume(Volume volume) {
        this.volume = volume;
    }

    public Slip getPrevious() {
        return previous;
    }

    public void setPrevious(Slip previous) {
        this.previous = previous;
    }
}
