package org.stint.behaviour.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Table;
import org.stint.annotation.Version;

/** Names that SQL does not take as they are: keywords, capitals, blanks and quotes. */
@Entity
@Table("Order \"Line\" of")
public class OddName {

    @Id
    @Column(name = "select")
    private Long id;

    @Column(name = "MixedCase")
    private String mixed;

    private String user;

    @Column(name = "a \"b\" c")
    private String quoted;

    @ManyToOne
    private OddName group;

    @Version
    private int value;

    private OddName() {}

    public OddName(long id) {
        this.id = id;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public void setMixed(String mixed) {
        this.mixed = mixed;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setQuoted(String quoted) {
        this.quoted = quoted;
    }

    public OddName getGroup() {
        return group;
    }

    public void setGroup(OddName group) {
        this.group = group;
    }

    public int getValue() {
        return value;
    }
}
