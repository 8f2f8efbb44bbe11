package org.stint.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.processor.MistakesTest.assertRefused;
import static org.stint.processor.MistakesTest.book;
import static org.stint.processor.MistakesTest.source;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.processor.Compilation.Problem;

/** Annotations that nobody would read where they stand are refused, with the place where they belong. */
class MisplacedAnnotationsTest {

    private static final String ADDRESS = source("@Embeddable\npublic record Address(String city, int number) {}\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Version       | @Version       | Remove it.",
                "@Generated     | @Generated     | Remove it, or put it on a field of that class.",
                "@Enumerated    | @Enumerated    | Remove it, or put it on a field of that class.",
                "@Json          | @Json          | Remove it, or put it on a field of that class.",
                "@ManyToOne     | @ManyToOne     | Remove it, or put it on a field of that class.",
                "@CreatedAt     | @CreatedAt     | Remove it, or put it on a field of that class.",
                "@UpdatedBy     | @UpdatedBy     | Remove it, or put it on a field of that class."
            })
    void anEmbeddedObjectIsNoSingleValue(String mark, String line, String remedy) {
        assertRefused(
                line,
                mark + " is for a single value, but Book.address is an object of the embeddable class Address. "
                        + remedy,
                book(mark + "\nprivate Address address;"),
                ADDRESS);
    }

    @Test
    void aCompositeIdIsNotGenerated() {
        assertRefused(
                "@GeneratedValue",
                "@GeneratedValue is for a single value, but Line.id is an object of the embeddable class Address."
                        + " Remove it.",
                source("@Entity\npublic class Line {\n@Id\n@GeneratedValue\nprivate Address id;\n}\n"),
                ADDRESS);
    }

    @Test
    void whatIsWrongWithAnEmbeddedObjectInAnotherIsReportedThereOnly() {
        assertRefused(
                "@Column(name = \"a\") private Address address;",
                "@Column describes one column, but Contact.address has those of the embeddable class Address.",
                book("private Contact contact;"),
                source("@Embeddable\npublic class Contact {\n@Column(name = \"a\") private Address address;\n}\n"),
                ADDRESS);
    }

    @Test
    void jsonIsNoEnumAndNoRelationship() {
        assertRefused(
                "@Json private DayOfWeek day;",
                "@Json is for texts, but Book.day is of the type DayOfWeek.",
                book("@Json private DayOfWeek day;"));
        assertRefused(
                "@Json",
                "@Json is for documents, but Book.sequel is a relationship. Remove it.",
                book("@Json\n@ManyToOne private Book sequel;"));
        assertRefused(
                "@Json static String text;",
                "The field Book.text is static, so it has no column, yet it carries @Json.",
                book("@Json static String text;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Table(\"b\")",
                "@Index(columns = \"x\")",
                "@Unique(columns = \"x\")",
                "@Check(name = \"c\", condition = \"x > 0\")"
            })
    void aMappedSuperclassHasNoTable(String annotation) {
        assertRefused(
                annotation,
                " describes a table, but the mapped superclass Base has none. Move it to the entities that extend this"
                        + " class.",
                source(annotation + "\n@MappedSuperclass\npublic abstract class Base {\nprivate int x;\n}\n"));
    }

    @Test
    void aMappedSuperclassHandsDownThatItIsAudited() {
        assertThat(Compilation.of(
                                source("@Entity\npublic class Book extends Base {\n@Id private long id;\n}\n"),
                                source(
                                        "@Audited\n@MappedSuperclass\npublic abstract class Base {\nprivate int x;\n}\n"))
                        .generated("shop.Book_"))
                .contains("audited(\"book_history\")");
    }

    @Test
    void repeatedConstraintsOfAMappedSuperclassAreSeenToo() {
        List<Problem> problems = Compilation.of(
                        source("@MappedSuperclass @Index(columns = \"x\") @Index(name = \"y\", columns = \"x\")\n"
                                + "public abstract class Base {\nprivate int x;\n}\n"))
                .problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).startsWith("@Index describes a table, but the mapped superclass Base");
    }

    @Test
    void neitherAnEmbeddableNorAnyOtherClassHasATable() {
        assertRefused(
                "@Check(name = \"c\", condition = \"x > 0\")",
                "@Check describes a table, but the embeddable class Point has none. Move it to the entities that embed"
                        + " this class.",
                source("@Check(name = \"c\", condition = \"x > 0\")\n@Embeddable\npublic record Point(int x) {}\n"));
        assertRefused(
                "@Table(\"b\")",
                "@Table describes a table, but Book is no entity and has none. Add @Entity, or remove it.",
                source("@Table(\"b\")\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aSuperclassSaysThatItHandsDownItsFields() {
        assertRefused(
                "public class Book extends Base {",
                "The field Base.version carries @Version, but has no column in Book, because its class is no mapped"
                        + " superclass. Add @MappedSuperclass to Base, or remove the annotation.",
                source("@Entity\npublic class Book extends Base {\n@Id private long id;\n}\n"),
                source("public abstract class Base {\nprivate String note;\n@Version private int version;\n}\n"));
    }

    @Test
    void aSuperclassThatIsOnlyEmbeddableHandsDownNothing() {
        assertRefused(
                "public class Sub extends Base {",
                "The class Sub extends the embeddable class Base, whose fields have no columns in it. Add"
                        + " @MappedSuperclass to Base as well.",
                source("@Embeddable\npublic class Base {\nprivate int x;\n}\n"),
                source("@Embeddable\npublic class Sub extends Base {\nprivate int y;\n}\n"));
    }

    @Test
    void aMappedSuperclassMarksOnlyWhatHasAColumn() {
        assertRefused(
                "public class Book extends Base {",
                "The field Base.note is static, so it has no column, yet it carries @Column.",
                source("@Entity\npublic class Book extends Base {\n@Id private long id;\n}\n"),
                source("@MappedSuperclass\npublic abstract class Base {\n@Column static String note;\n}\n"));
    }

    @Test
    void aRecordIsMadeOfAllItsComponents() {
        assertRefused(
                "@Transient String note) {}",
                "The component Point.note is @Transient, but a record is made of all its components. Remove the"
                        + " annotation, or make a class of the record.",
                source("@Embeddable\npublic record Point(int x,\n@Transient String note) {}\n"));
    }

    @Test
    void callbacksBelongToEntities() {
        assertRefused(
                "@BeforeInsert void check() {}",
                "@BeforeInsert is for methods of entities, but Point.check() is one of an embeddable class, which Stint"
                        + " does not call. Move it to the entities that embed this class.",
                source("@Embeddable\npublic record Point(int x) {\n@BeforeInsert void check() {}\n}\n"));
    }

    @Test
    void aMethodThatHappensToBeCalledLikeACallbackIsNoOverride() {
        assertRefused(
                "public class Book extends people.Base {",
                "The method Base.check() with @BeforeInsert belongs to another package than Book and is not public, so"
                        + " that the table class cannot call it. Make it public.",
                source(
                        "@Entity\npublic class Book extends people.Base {\n@Id private long id;\npublic void check() {}\n}\n"),
                "package people;\nimport org.stint.annotation.*;\n@MappedSuperclass\npublic abstract class Base {\n"
                        + "@BeforeInsert void check() {}\n}\n");
    }
}
