package org.stint.behaviour.domain;

import java.time.Instant;
import java.util.UUID;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Version;

/** An article: an id of type UUID, a version that is a time. */
@Entity
public class Article {

    @Id
    private UUID id;

    @Column(length = 200)
    private String headline;

    @Column(precision = 3)
    private Instant reviewedAt;

    @Version
    private Instant changed;

    private Article() {}

    public Article(UUID id, String headline) {
        this.id = id;
        this.headline = headline;
    }

    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    public void setHeadline(String headline) {
        this.headline = headline;
    }

    public void setReviewedAt(Instant reviewedAt) {
        this.reviewedAt = reviewedAt;
    }

    public Instant getChanged() {
        return changed;
    }

    public void setChanged(Instant changed) {
        this.changed = changed;
    }
}
