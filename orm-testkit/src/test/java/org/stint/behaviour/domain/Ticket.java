package org.stint.behaviour.domain;

import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** A ticket: an id that the application gives, a long version. */
@Entity
public class Ticket {

    @Id
    private int number;

    private String subject;

    @Version
    private long version;

    private Ticket() {}

    public Ticket(int number, String subject) {
        this.number = number;
        this.subject = subject;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
