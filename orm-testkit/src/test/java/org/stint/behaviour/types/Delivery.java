package org.stint.behaviour.types;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.stint.annotation.Audited;
import org.stint.annotation.Column;
import org.stint.annotation.CreatedAt;
import org.stint.annotation.CreatedBy;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.annotation.NotAudited;
import org.stint.annotation.UpdatedAt;

/** A delivery: several columns identify it, its changes are kept, and who made it is in an object of its own. */
@Entity
@Audited
class Delivery {

    @Id
    Key id;

    @Column(length = 40)
    String state;

    @Valid
    @Embedded(optional = false)
    Trail trail = new Trail();

    @NotAudited
    @Embedded
    Box box;

    Delivery() {}

    Delivery(String route, int stop, String state) {
        this.id = new Key(route, stop);
        this.state = state;
    }

    @Embeddable
    record Key(@Column(length = 10) String route, int stop) {}

    @Embeddable
    record Box(int width, int height) {}

    @Embeddable
    static class Trail {

        @NotNull
        @CreatedAt
        Instant created;

        @NotNull
        @UpdatedAt
        Instant updated;

        @NotBlank
        @CreatedBy
        @Column(length = 20)
        String creator;

        @NotBlank
        @NotAudited
        @Column(length = 20)
        String channel = "web";

        Trail() {}
    }
}
