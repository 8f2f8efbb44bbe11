package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;

/** A note: a primitive id that the database gives, bytes, no version. */
@Entity
public class Note {

    @Id
    @GeneratedValue(GenerationType.IDENTITY)
    private long id;

    @Column(length = 0)
    private String text;

    private byte[] picture;

    @Column(updatable = false)
    private String origin;

    @Column(insertable = false, updatable = false)
    private String stamp;

    private transient String draft;

    private Note() {}

    public Note(String text) {
        this.text = text;
    }

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
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

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public void setStamp(String stamp) {
        this.stamp = stamp;
    }

    public String getDraft() {
        return draft;
    }

    public void setDraft(String draft) {
        this.draft = draft;
    }
}
