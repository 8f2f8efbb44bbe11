package org.stint.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Messages of the standard constraints are readable without an expression language. */
class MessageInterpolationTest {

    private static final class Offer {
        @DecimalMin("0.01")
        BigDecimal least = BigDecimal.ZERO;

        @DecimalMax(value = "10", inclusive = false)
        BigDecimal most = BigDecimal.TEN;

        @Size(max = 3)
        String code = "${1 + 1}";
    }

    @Test
    void aBoundSaysWhetherItIsInclusive() {
        assertThat(messages(Locale.ENGLISH))
                .containsExactlyInAnyOrder(
                        "must be greater than or equal to 0.01",
                        "must be less than 10",
                        "size must be between 0 and 3");
    }

    @Test
    void otherLanguagesWorkAsWell() {
        assertThat(messages(Locale.GERMAN)).contains("muss größer oder gleich 0.01 sein", "muss kleiner 10 sein");
    }

    private static List<String> messages(Locale locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new MessageInterpolation())
                .buildValidatorFactory()) {
            return factory.getValidator().validate(new Offer()).stream()
                    .map(violation -> violation.getMessage())
                    .toList();
        } finally {
            Locale.setDefault(before);
        }
    }
}
