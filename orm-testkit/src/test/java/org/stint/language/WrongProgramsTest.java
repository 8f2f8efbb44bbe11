package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stint.processor.Compilation;
import org.stint.processor.Compilation.Problem;

/**
 * Programs that do not compile, one in each file of a directory: the name says what is wrong, then comes the program, and
 * behind a blank line the message that its author sees.
 */
class WrongProgramsTest {

    private static final String IMPORTS = """
            package shop;

            import static org.stint.statement.Expressions.*;
            import static org.stint.statement.Statements.*;
            import static org.stint.statement.WindowFunctions.*;
            import static shop.Author_.AUTHOR;
            import static shop.Book_.BOOK;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.stint.session.*;
            import org.stint.statement.*;
            import org.stint.type.*;

            """;

    private static final Compilation SHOP = Compilation.of("""
            package shop;
            import org.stint.annotation.*;
            @Entity
            public class Author {
                @Id private Long id;
                private String name;
            }
            """, """
            package shop;
            public enum Genre { NOVEL, POETRY }
            """, """
            package shop;
            import java.math.BigDecimal;
            import java.time.*;
            import org.stint.annotation.*;
            @Entity
            public class Book {
                @Id private Long id;
                private String title;
                @Column(precision = 10, scale = 2) private BigDecimal price;
                private Integer pages;
                @Json private String details;
                private Genre genre;
                private boolean available;
                private LocalDate published;
                private Instant added;
                @ManyToOne private Author author;
            }
            """, """
            package shop;
            public record Line(String title, java.math.BigDecimal price) {}
            """);

    static Stream<Path> programs() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(WrongProgramsTest.class.getResource("/wrong-programs"))
                .toURI());
        return Files.list(directory).sorted();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void doesNotCompile(Path program) throws IOException {
        String[] parts = Files.readString(program).split("\n\n", 2);

        List<Problem> problems = problems(parts[0]);

        assertThat(problems).as(parts[0]).hasSize(1);
        assertThat(flat(problems.get(0).message())).as(parts[0]).isEqualTo(flat(parts[1]));
    }

    @Test
    void thereAreEnoughOfThem() throws Exception {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aRightProgramCompiles() {
        assertThat(problems("update(BOOK).set(BOOK.price, BOOK.price.plus(5)).where(BOOK.id.eq(5));"))
                .isEmpty();
    }

    private static List<Problem> problems(String program) {
        return SHOP
                .then(IMPORTS + "public class Program {\nvoid run(Session session) {\n" + program + "\n}\n}\n")
                .problems()
                .stream()
                .filter(problem -> !problem.line().isEmpty()) // a note that messages were simplified
                .toList();
    }

    /** The message on one line, without the names of packages. */
    /** On one line; later compilers call the same bounds upper that JDK 17 calls lower. */
    private static String flat(String message) {
        return message.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", "")
                .replace("upper bounds:", "lower bounds:");
    }

    static {
        if (!SHOP.problems().isEmpty()) {
            throw new UncheckedIOException(new IOException(SHOP.problems().toString()));
        }
    }
}
