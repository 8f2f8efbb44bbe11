package org.stint.behaviour.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A parcel, with a version of type short. */
@Entity
public class Parcel {

    @Id
    private int number;

    private String content;

    @Version
    private short version;

    private Parcel() {}

    public Parcel(int number, String content) {
        this.number = number;
        this.content = content;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = content;
    }

    public short getVersion() {
        return version;
    }

    public void setVersion(short version) {
        this.version = version;
    }
}
