package org.stint.language.domain;

import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.annotation.Version;
import org.stint.contract.Ref;

/** A freight between places, identified by several columns. */
@Entity
public class Freight {

    @Id
    private Key id;

    private Place origin;

    private Place goal;

    @Embedded(optional = false)
    private Size size;

    @Version
    private int version;

    Freight() {}

    public Freight(Key id, Place origin, Place goal, Size size) {
        this.id = id;
        this.origin = origin;
        this.goal = goal;
        this.size = size;
    }

    public Key getId() {
        return id;
    }

    public Place getOrigin() {
        return origin;
    }

    public Place getGoal() {
        return goal;
    }

    public Size getSize() {
        return size;
    }

    /** What identifies a freight. */
    @Embeddable
    public record Key(@Column(length = 5) String line, int number) {}

    /** A size; never NULL. */
    @Embeddable
    public record Size(int height, int width) {}

    /** A place, which may change and knows no equality. */
    @Embeddable
    public static class Place {

        @Column(length = 30)
        private String city;

        private Point point;

        @ManyToOne
        private Ref<Writer> keeper;

        Place() {}

        public Place(String city, Point point, Ref<Writer> keeper) {
            this.city = city;
            this.point = point;
            this.keeper = keeper;
        }

        public String city() {
            return city;
        }

        public Point point() {
            return point;
        }

        public Ref<Writer> keeper() {
            return keeper;
        }
    }

    /** A point on a map. */
    @Embeddable
    public record Point(Integer x, Integer y) {}
}
