package org.stint.behaviour.domain;

import java.util.UUID;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.UpdatedBy;

/** Never without an actor, who is known by a UUID. */
@Entity
public class Seal {

    @Id
    private long id;

    private String text;

    @CreatedBy
    @Column(nullable = false)
    private UUID createdBy;

    @UpdatedBy
    @Column(nullable = false)
    private UUID updatedBy;

    Seal() {}

    public Seal(long id, String text) {
        this.id = id;
        this.text = text;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public UUID getCreatedBy() {
        return createdBy;
    }

    public UUID getUpdatedBy() {
        return updatedBy;
    }
}
