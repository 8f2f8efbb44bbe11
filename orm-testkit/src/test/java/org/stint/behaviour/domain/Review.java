package org.stint.behaviour.domain;

import jakarta.validation.constraints.NotNull;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.Id;
import org.stint.annotation.Lazy;
import org.stint.annotation.ManyToOne;

/** A review: its author is loaded when asked for, if the class is woven. */
@Entity
public class Review {

    @Id
    @GeneratedValue
    private Long id;

    @Column(length = 200)
    private String text;

    private int stars;

    @ManyToOne
    @Lazy
    @NotNull
    private Author critic;

    Review() {}

    public Review(String text, int stars, Author critic) {
        this.text = text;
        this.stars = stars;
        this.critic = critic;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public int getStars() {
        return stars;
    }

    public void setStars(int stars) {
        this.stars = stars;
    }

    public Author getCritic() {
        return critic;
    }

    public void setCritic(Author critic) {
        this.critic = critic;
    }
}
