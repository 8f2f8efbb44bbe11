package org.stint.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.exception.DataException;

/** JSON as text, both ways. */
class JsonTextTest {

    @Test
    void plainValuesAreWrittenInTheirOrder() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("title", "Emma");
        value.put("price", new BigDecimal("9.990"));
        value.put("tags", Arrays.asList(true, null, List.of(), Map.of()));

        assertThat(JsonText.write(value)).isEqualTo("{\"title\":\"Emma\",\"price\":9.990,\"tags\":[true,null,[],{}]}");
        assertThat(JsonText.read(JsonText.write(value))).isEqualTo(value);
    }

    @Test
    void everyTextSurvives() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x300; c++) {
            all.append(c);
        }
        all.append("\u2028😀\ud83d!\ude00 \ufffe");

        assertThat(JsonText.read(JsonText.write(all.toString()))).isEqualTo(all.toString());
        assertThat(JsonText.write("\ud83d😀\u0000\n\"")).isEqualTo("\"\\ud83d😀\\u0000\\n\\\"\"");
    }

    @Test
    void numbersKeepEveryDigit() {
        for (String number : List.of("0", "-0.00", "1E+400", "12345678901234567890.123456789", "5e-7")) {
            assertThat(JsonText.read(number)).isEqualTo(new BigDecimal(number));
        }
        assertThat(JsonText.write(new BigDecimal("1E+3"))).isEqualTo("1E+3");
    }

    /** The same as {@code SELECT CAST('…' AS jsonb)} gives. */
    @Test
    void theCanonicalFormIsThatOfPostgres() {
        String json = "{\"bb\":1,\"a\":[1,2,{}],\"é\":\"\\u0007\u007f\\/\\b\\f\\n\\t\\\\\\\"\",\"x\":1e2,\"z\":1.500,"
                + "\"n\":-0,\"e\":1e-7,\"A\":\"\u2028\",\"bb\":[ ] }";

        assertThat(JsonText.canonical(JsonText.read(json)))
                .isEqualTo(
                        "{\"A\": \"\u2028\", \"a\": [1, 2, {}], \"e\": 0.0000001, \"n\": 0, \"x\": 100, \"z\": 1.500,"
                                + " \"bb\": [], \"é\": \"\\u0007\u007f/\\b\\f\\n\\t\\\\\\\"\"}");
        assertThatThrownBy(() -> JsonText.canonical(JsonText.read("1e999999999")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void spaceAndEscapesAreRead() {
        assertThat(JsonText.read(" { \"a\\u00e9\\/\" : [ 1 , \"\\b\\f\\r\\t\" ] ,\n\"b\": null } "))
                .isEqualTo(mapOf("aé/", List.of(BigDecimal.ONE, "\b\f\r\t"), "b", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u٠٠٤١\"",
                "\"\n\"",
                "1 2",
                "'a'",
                "NaN",
                "{\"a\":1,}"
            })
    void whatIsNoJsonIsRefusedWithItsPosition(String text) {
        assertThatThrownBy(() -> JsonText.read(text))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read JSON: ")
                .hasMessageContaining("was expected at position ");
    }

    @Test
    void nestingHasALimit() {
        assertThat(JsonText.read("[".repeat(500) + "]".repeat(500))).isNotNull();
        assertThatThrownBy(() -> JsonText.read("[".repeat(100_000)))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read JSON that is nested more than 500 levels deep.");
    }

    private static Map<String, Object> mapOf(String first, Object one, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
