package org.stint.behaviour.domain;

import org.stint.annotation.Audited;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;

/** A contract, of whose wording every change is kept, and whose number comes only once; it has no version. */
@Entity
@Audited
public class Contract {

    @Id
    private Long id;

    private String party;

    @Lazy
    @Column(length = 1000)
    private String wording;

    @Lazy
    @Column(unique = true, nullable = false)
    private String number;

    Contract() {}

    public Contract(long id, String party, String wording, String number) {
        this.id = id;
        this.party = party;
        this.wording = wording;
        this.number = number;
    }

    public void setParty(String party) {
        this.party = party;
    }

    public void setWording(String wording) {
        this.wording = wording;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}
