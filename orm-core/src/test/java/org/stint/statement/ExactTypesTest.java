package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.EventTable.EVENT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

class ExactTypesTest {

    private static final SqlType<BigDecimal> PRICE = SqlTypes.decimal(10, 2);

    @Test
    void aNumberThatTheColumnHoldsIsBoundAsTheColumn() {
        assertThat(ExactTypes.of(PRICE, new BigDecimal("10.5"))).isSameAs(PRICE);
        assertThat(ExactTypes.of(PRICE, new BigDecimal("10.500"))).isSameAs(PRICE);
        assertThat(ExactTypes.of(PRICE, new BigDecimal("12345678"))).isSameAs(PRICE);
        assertThat(ExactTypes.of(PRICE, BigDecimal.ZERO)).isSameAs(PRICE);
    }

    @Test
    void aFinerOrGreaterNumberIsNotRounded() {
        assertThat(normalized(PRICE, new BigDecimal("10.005"))).isEqualByComparingTo("10.005");
        assertThat(normalized(PRICE, new BigDecimal("1E+12"))).isEqualByComparingTo("1E+12");
        assertThat(ExactTypes.of(PRICE, new BigDecimal("1E+12")).columnType().precision())
                .isEqualTo(38);
        assertThat(ExactTypes.of(SqlTypes.bigInteger(3), BigInteger.valueOf(12345))
                        .columnType()
                        .precision())
                .isEqualTo(5);
    }

    @Test
    void aFinerTimeIsNotCut() {
        Instant time = Instant.parse("2026-11-20T10:15:30.5Z");

        assertThat(normalized(SqlTypes.instant(0), time)).isEqualTo(time);
        assertThat(bound(EVENT.at.lt(time)).type().columnType().precision()).isEqualTo(6);
    }

    @Test
    void whatIsStoredIsOfTheTypeOfTheColumn() {
        ChangeNode.Update update = Statements.update(BOOK)
                .set(BOOK.price, new BigDecimal("10.005"))
                .node();

        assertThat(((PlaceholderNode.Bind) update.assignments().get(0).value()).type())
                .isEqualTo(BOOK.price.type());
    }

    private static <T> T normalized(SqlType<T> type, T value) {
        return ExactTypes.of(type, value).normalize(value);
    }

    private static PlaceholderNode.Bind bound(Condition condition) {
        return (PlaceholderNode.Bind) condition.node().children().get(1);
    }
}
