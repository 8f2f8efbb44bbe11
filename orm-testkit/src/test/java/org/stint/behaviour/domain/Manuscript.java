package org.stint.behaviour.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.Version;

/** A manuscript, whose text and cover are large. */
@Entity
public class Manuscript {

    @Id
    private Long id;

    @NotBlank
    private String title;

    @Lazy
    @Size(min = 3)
    @Column(length = 0)
    private String text;

    @Lazy
    private byte[] cover;

    private String genre;

    @Version
    private int version;

    Manuscript() {}

    public Manuscript(long id, String title, String text, byte[] cover) {
        this.id = id;
        this.title = title;
        this.text = text;
        this.cover = cover;
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

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public byte[] getCover() {
        return cover;
    }

    public String getGenre() {
        return genre;
    }

    public void setGenre(String genre) {
        this.genre = genre;
    }

    public int getVersion() {
        return version;
    }
}
