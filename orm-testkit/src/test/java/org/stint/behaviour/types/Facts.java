package org.stint.behaviour.types;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stint.annotation.AttributeConverter;
import org.stint.annotation.Column;
import org.stint.annotation.Convert;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;

/** A field of every type beyond the plain ones, and fields with converters. */
@Entity
class Facts {

    @Id
    long id;

    Duration duration;

    @Column(precision = 3)
    Duration millis;

    Period period;
    Year year;
    YearMonth yearMonth;
    MonthDay monthDay;
    OffsetTime offsetTime;

    @Column(precision = 0)
    OffsetTime wholeSeconds;

    ZoneId zone;
    ZoneOffset offset;
    Locale locale;
    Currency currency;
    URI uri;
    URL url;

    @Column(precision = 3)
    LocalTime time;

    @Column(precision = 3)
    LocalDateTime dateTime;

    @Column(precision = 0)
    Instant second;

    OffsetDateTime moment;
    LocalDate day;

    @Column(precision = 10, scale = 4)
    BigDecimal amount;

    @Column(length = 40)
    String text;

    @Convert(IsbnConverter.class)
    Isbn isbn;

    @Convert(Tags.class)
    @Column(length = 100)
    List<String> tags;

    @Convert(YesNo.class)
    boolean known;

    @Convert(Pixel.Converter.class)
    Pixel pixel;

    Facts() {}

    Facts(long id) {
        this.id = id;
    }

    /** The field decides what the column is, whatever the getter gives. */
    public Optional<String> getText() {
        return Optional.ofNullable(text);
    }

    /** A number that checks itself. */
    record Isbn(String digits) {
        Isbn {
            if (!digits.matches("\\d{13}")) {
                throw new IllegalArgumentException("An ISBN has 13 digits");
            }
        }
    }

    static final class IsbnConverter implements AttributeConverter<Isbn, Long> {

        @Override
        public Long toColumn(Isbn value) {
            return Long.valueOf(value.digits());
        }

        @Override
        public Isbn fromColumn(Long column) {
            return new Isbn(column.toString());
        }
    }

    /** Between the class and the interface, so that the type of the column is found above. */
    abstract static class Joined<J> implements AttributeConverter<J, String> {}

    static final class Tags extends Joined<List<String>> {

        @Override
        public String toColumn(List<String> value) {
            return String.join(",", value);
        }

        @Override
        public List<String> fromColumn(String column) {
            return new java.util.ArrayList<>(List.of(column.split(",")));
        }
    }

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

    /** An object that can change and knows no equality. */
    static final class Pixel {
        int x;
        int y;

        Pixel(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public String toString() {
            return x + "/" + y;
        }

        static final class Converter implements AttributeConverter<Pixel, Long> {

            @Override
            public Long toColumn(Pixel value) {
                return value.x * 10_000L + value.y;
            }

            @Override
            public Pixel fromColumn(Long column) {
                return new Pixel((int) (column / 10_000), (int) (column % 10_000));
            }
        }
    }
}
