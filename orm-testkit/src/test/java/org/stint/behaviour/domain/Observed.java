package org.stint.behaviour.domain;

import java.util.ArrayList;
import java.util.List;
import org.stint.annotation.AfterLoad;
import org.stint.annotation.BeforeInsert;
import org.stint.annotation.MappedSuperclass;
import org.stint.annotation.Transient;

/** Writes down what it is told. */
@MappedSuperclass
public abstract class Observed {

    @Transient
    private final List<String> heard = new ArrayList<>();

    @BeforeInsert
    void hearBeforeInsert() {
        heard.add("beforeInsert");
    }

    @AfterLoad
    protected void hearAfterLoad() {
        heard.add("afterLoad");
    }

    protected final void hear(String what) {
        heard.add(what);
    }

    public List<String> heard() {
        return heard;
    }
}
