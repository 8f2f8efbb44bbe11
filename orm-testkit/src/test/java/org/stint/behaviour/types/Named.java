package org.stint.behaviour.types;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Entity;
import org.stint.annotation.GeneratedValue;
import org.stint.annotation.GenerationType;
import org.stint.annotation.Id;
import org.stint.annotation.ManyToOne;
import org.stint.behaviour.domain.Genre;

/** Entities whose ids are of all sorts of types. */
final class Named {

    private Named() {}

    @Entity
    static class ByUuid {
        @Id
        @GeneratedValue(GenerationType.UUID_V7)
        UUID id;

        @ManyToOne
        ByUuid parent;
    }

    @Entity
    static class ByUri {
        @Id
        @Column(length = 100)
        URI id;

        String name;

        @ManyToOne
        ByUri next;
    }

    @Entity
    static class ByDay {
        @Id
        LocalDate id;

        String name;
    }

    @Entity
    static class ByGenre {
        @Id
        Genre id;

        String name;
    }

    @Entity
    static class ByCurrency {
        @Id
        Currency id;

        String name;
    }

    @Entity
    static class ByLength {
        @Id
        @Column(precision = 3)
        Duration id;

        String name;
    }

    @Entity
    static class ByNumber {
        @Id
        BigInteger id;

        String name;
    }

    @Entity
    static class ByIsbn {
        @Id
        @Convert(Facts.IsbnConverter.class)
        Facts.Isbn id;

        String name;
    }
}
