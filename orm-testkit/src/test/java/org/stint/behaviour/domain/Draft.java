package org.stint.behaviour.domain;

import static org.stint.annotation.GenerationType.IDENTITY;

import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AfterDelete;
import org.stint.annotation.AfterInsert;
import org.stint.annotation.AfterUpdate;
import org.stint.annotation.BeforeDelete;
import org.stint.annotation.BeforeInsert;
import org.stint.annotation.BeforeUpdate;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Transient;
import org.stint.annotation.UpdatedBy;
import org.stint.annotation.Version;
import org.stint.contract.Ref;

/** A text in the making, which works out its own slug and knows who wrote it. */
@Entity
public class Draft extends Observed {

    @Id
    @GeneratedValue(IDENTITY)
    private Long id;

    private String title;

    @Size(max = 20)
    @Column(unique = true)
    private String slug;

    @ManyToOne
    private Draft precursor;

    @ManyToOne
    private Ref<Draft> rival;

    @CreatedBy
    @Column(length = 40)
    private String createdBy;

    @UpdatedBy
    @Column(length = 40)
    private String updatedBy;

    @Version
    private int version;

    @Transient
    private int words;

    Draft() {}

    public Draft(String title) {
        this.title = title;
    }

    @BeforeInsert
    @BeforeUpdate
    void makeSlug() {
        hear("makeSlug");
        if (title.isBlank()) {
            throw new IllegalStateException("A draft has a title");
        }
        slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @BeforeDelete
    void beforeDelete() {
        hear("beforeDelete");
    }

    @AfterInsert
    void afterInsert() {
        hear("afterInsert of " + (id == null ? "nothing" : "a row"));
    }

    @AfterUpdate
    void afterUpdate() {
        hear("afterUpdate to version " + version);
    }

    @AfterDelete
    public void afterDelete() {
        hear("afterDelete");
    }

    @Override
    protected void hearAfterLoad() {
        super.hearAfterLoad();
        words = title.split(" ").length;
        if (precursor != null) {
            hear("after " + precursor.title);
        }
    }

    public Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getSlug() {
        return slug;
    }

    public void setPrecursor(Draft precursor) {
        this.precursor = precursor;
    }

    public @Nullable Draft getPrecursor() {
        return precursor;
    }

    public void setRival(Ref<Draft> rival) {
        this.rival = rival;
    }

    public Ref<Draft> getRival() {
        return rival;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public void setCreatedBy(String createdBy) {
        this.createdBy = createdBy;
    }

    public String getUpdatedBy() {
        return updatedBy;
    }

    public void setUpdatedBy(String updatedBy) {
        this.updatedBy = updatedBy;
    }

    public int getVersion() {
        return version;
    }

    public int getWords() {
        return words;
    }
}
