package org.stint.internal.access;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.stint.annotation.AttributeConverter;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.ManyToOne;
import org.stint.contract.Ref;

/** An entity with fields of every kind: inherited, embedded, converted, references. */
@Entity
class Parts extends Rooted {

    private boolean whole;

    @Convert(YesNo.class)
    private boolean known;

    @Convert(Tags.class)
    private List<String> tags;

    private Size size;
    private Spot spot;

    @ManyToOne
    private Parts next;

    @ManyToOne
    private Ref<Parts> other;

    private byte[] picture;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    /** Embedded, and changed in place. */
    @Embeddable
    static class Size {
        private Integer width;
        private Double depth;
    }

    /** Embedded, and never changed. */
    @Embeddable
    record Spot(Long x, String name) {}

    /** A boolean as a letter. */
    static final class YesNo implements AttributeConverter<Boolean, Character> {

        @Override
        public Character toColumn(Boolean value) {
            return value ? 'Y' : 'N';
        }

        @Override
        public Boolean fromColumn(Character column) {
            return column == 'Y';
        }
    }

    /** A list that can change, as one text. */
    static final class Tags implements AttributeConverter<List<String>, String> {

        @Override
        public String toColumn(List<String> value) {
            return String.join(",", value);
        }

        @Override
        public List<String> fromColumn(String column) {
            return new ArrayList<>(List.of(column.split(",")));
        }
    }
}
