package org.stint.processor;

import static org.stint.processor.MistakesTest.assertRefused;
import static org.stint.processor.MistakesTest.book;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table class stands in the package of its entity; what it could not name from there is refused by name. */
class ReachTest {

    private static final String BOOK = """
            package shop;
            @org.stint.annotation.Entity
            public class Book extends people.Base {
                @org.stint.annotation.Id private long id;
            }
            """;

    /** A mapped superclass of another package. */
    private static String base(String members) {
        return "package people;\nimport org.stint.annotation.*;\n@MappedSuperclass\npublic abstract class Base {\n"
                + members + "\n}\n";
    }

    private static String people(String type) {
        return "package people;\nimport org.stint.annotation.*;\n" + type + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private Kind field;            | enum Kind { A }                       | The enum Kind of Base.field",
                "private Geo field;             | @Embeddable record Geo(int x) {}      | The embeddable class Geo of Base.field",
                "@ManyToOne private Owner field;| @Entity class Owner { @Id long id; }  | The entity Owner, to which Base.field refers,"
            })
    void aClassOfAnotherPackageIsPublic(String field, String type, String what) {
        assertRefused(
                "public class Book extends people.Base {",
                what + " is not public and in another package than Book, so that the table class cannot name it. Make"
                        + " it public.",
                BOOK,
                base(field),
                people(type));
    }

    @Test
    void aProtectedEnumIsForSubclassesOnly() {
        assertRefused(
                "public class Book extends people.Base {",
                "The enum Kind of Base.kind is not public and in another package than Book",
                BOOK,
                base("private Kind kind;\nprotected enum Kind { A }"));
    }

    @Test
    void theClassAroundCountsToo() {
        assertRefused(
                "private Hidden.Kind kind;",
                "The enum Kind of Book.kind mentions Hidden, which is private, so that the table class cannot name it."
                        + " Remove private.",
                book("private Hidden.Kind kind;\nprivate static class Hidden {\nenum Kind { A }\n}"));
    }

    @Test
    void theTypeOfAConvertedFieldIsNamed() {
        assertRefused(
                "@Convert(Codec.class) private List<Tag> tags;",
                "The type List<Tag> of Book.tags mentions Tag, which is private",
                book("@Convert(Codec.class) private List<Tag> tags;\nprivate record Tag(String text) {}\n"
                        + "static class Codec implements AttributeConverter<List<Tag>, String> {\n"
                        + "public String toColumn(List<Tag> tags) { return null; }\n"
                        + "public List<Tag> fromColumn(String column) { return null; }\n}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private Key id;  | @Embeddable record Key(int number, int year) {}",
                "private Kind id; | enum Kind { A }"
            })
    void theIdAtTheOtherEndIsNamed(String id, String type) {
        assertRefused(
                "@ManyToOne private people.Owner owner;",
                "The id of Owner, to which Book.owner refers, has a class that is not public and in another package than"
                        + " Book, so that the table class cannot name it. Make it public.",
                book("@ManyToOne private people.Owner owner;"),
                people("@Entity\npublic class Owner {\n@Id " + id + "\n}"),
                people(type));
    }
}
