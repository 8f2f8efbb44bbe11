package org.stint.behaviour.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A letter, with a version of type Long. */
@Entity
public class Letter {

    @Id
    private int number;

    private String content;

    @Version
    private Long version;

    private Letter() {}

    public Letter(int number, String content) {
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

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
