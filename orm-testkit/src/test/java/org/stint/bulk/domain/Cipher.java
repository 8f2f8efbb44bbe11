package org.stint.bulk.domain;

import org.stint.annotation.AttributeConverter;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** Values of plain classes that converters make something else of. */
@Entity
public class Cipher {

    @Id
    private Long id;

    @Convert(Backwards.class)
    @Column(length = 20)
    private String word;

    @Convert(YesOrNo.class)
    @Column(length = 1)
    private Boolean known;

    private Integer hits;

    protected Cipher() {}

    public Cipher(long id, String word, Boolean known) {
        this.id = id;
        this.word = word;
        this.known = known;
    }

    public String getWord() {
        return word;
    }

    public Boolean getKnown() {
        return known;
    }

    public Integer getHits() {
        return hits;
    }

    /** Writes a word from its end. */
    public static final class Backwards implements AttributeConverter<String, String> {

        @Override
        public String toColumn(String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public String fromColumn(String column) {
            return toColumn(column);
        }
    }

    /** Writes a truth value as a letter. */
    public static final class YesOrNo implements AttributeConverter<Boolean, String> {

        @Override
        public String toColumn(Boolean value) {
            return value ? "Y" : "N";
        }

        @Override
        public Boolean fromColumn(String column) {
            return column.equals("Y");
        }
    }
}
