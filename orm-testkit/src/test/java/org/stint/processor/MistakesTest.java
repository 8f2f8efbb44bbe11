package org.stint.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.processor.Compilation.Problem;

/** Programs that do not compile, each with the place and the sentence that says why. */
class MistakesTest {

    private static final String IMPORTS = """
            package shop;

            import jakarta.validation.constraints.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.stint.annotation.*;
            import org.stint.contract.Ref;

            """;

    /** A source in the package shop. */
    static String source(String text) {
        return IMPORTS + text;
    }

    /** An entity with an id and these members. */
    static String book(String members) {
        return source("@Entity\npublic class Book {\n@Id private long id;\n" + members + "\n}\n");
    }

    static void assertRefused(String line, String message, String... sources) {
        List<Problem> problems = Compilation.of(sources).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).line()).isEqualTo(line);
        assertThat(problems.get(0).message()).contains(message);
    }

    @Test
    void anEntityNeedsAnId() {
        assertRefused(
                "public class Book {",
                "The entity Book has no id. Mark the field that identifies a row with @Id.",
                source("@Entity\npublic class Book {\nprivate String title;\n}\n"));
    }

    @Test
    void anEntityHasOnlyOneId() {
        assertRefused(
                "@Id private long second;",
                "The entity Book has two ids, Book.id and Book.second. Keep @Id on one of them",
                book("@Id private long second;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "Float", "BigDecimal", "byte[]"})
    void anIdIsOfATypeWithAnExactEquality(String type) {
        assertRefused(
                "private " + type + " number;",
                "An id is of a type with an exact equality, but Book.number is of the type " + type + ".",
                source("@Entity\npublic class Book {\n@Id\nprivate " + type + " number;\n}\n"));
    }

    @Test
    void anEntityHasOnlyOneVersion() {
        assertRefused(
                "@Version private int second;",
                "There are two versions, Book.first and Book.second. Keep @Version on one of them.",
                book("@Version private int first;\n@Version private int second;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "String", "byte", "LocalDateTime", "BigInteger"})
    void aVersionCountsOrIsAPointInTime(String type) {
        assertRefused(
                "@Version private " + type + " version;",
                "A version is an int, long, short (or a wrapper) or an Instant, but Book.version is of the type " + type
                        + ". Change the type or remove @Version.",
                book("@Version private " + type + " version;"));
    }

    @Test
    void aVersionThatIsNeverUpdatedCannotCount() {
        assertRefused(
                "@Version @Column(updatable = false) private int version;",
                "The version Book.version is not insertable or not updatable",
                book("@Version @Column(updatable = false) private int version;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@GeneratedValue", "@GeneratedValue(GenerationType.ASSIGNED)"})
    void anIdIsInserted(String generation) {
        assertRefused(
                "private Long id;",
                "The id Book.id is not insertable, so that no row could be given it. Remove that from @Column",
                source("@Entity\npublic class Book {\n@Id " + generation + " @Column(insertable = false)\n"
                        + "private Long id;\n}\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object      | Stint has no column type for Object of Book.value. Use a type that has one",
                "List<String>| Stint has no column type for List<String> of Book.value. A column holds a single value.",
                "Map<Integer, Book>| Leave objects of other tables to a query by their @ManyToOne",
                "Thread      | Use a type that has one, give it a converter by @Convert, or mark the field @Transient.",
                "Book.Isbn   | Use a type that has one, add @Embeddable to its class, give it a converter by @Convert",
                "int[]       | Stint has no column type for int[] of Book.value. Use a type that has one",
                "Date        | Stint has no column type for Date of Book.value. Use Instant or OffsetDateTime.",
                "Book        | Stint has no column type for Book of Book.value. It is a reference to an entity: mark it"
                        + " @ManyToOne.",
                "Ref<Book>   | Stint has no column type for Ref<Book> of Book.value. It is a reference to an entity:"
                        + " mark it @ManyToOne."
            })
    void aTypeWithoutAColumnTypeCannotBeMapped(String type, String message) {
        assertRefused(
                "private " + type + " value;",
                message,
                book("private " + type + " value;\nrecord Isbn(String text) {}"));
    }

    @Test
    void twoFieldsCannotShareAColumn() {
        assertRefused(
                "@Column(name = \"title\") private String name;",
                "The fields Book.title and Book.name both have the column \"title\".",
                book("private String title;\n@Column(name = \"title\") private String name;"));
    }

    @Test
    void aPersistentFieldIsNotFinal() {
        assertRefused(
                "private final String title = \"\";",
                "The persistent field Book.title is final, so that no row could be read into it.",
                book("private final String title = \"\";"));
    }

    @Test
    void aPersistentFieldIsNotPublic() {
        assertRefused(
                "public String title;",
                "The persistent field Book.title is public, so that writes from elsewhere could go unnoticed",
                book("public String title;"));
    }

    @ParameterizedTest
    @CsvSource({
        "private static long count;, static",
        "private transient long count;, transient",
        "@Transient private long count;, @Transient"
    })
    void aFieldWithoutAColumnIsNotMapped(String field, String reason) {
        assertRefused(
                "@Column(name = \"n\") " + field,
                "The field Book.count is " + reason + ", so it has no column, yet it carries @Column.",
                book("@Column(name = \"n\") " + field));
    }

    @Test
    void anEntityNeedsAConstructorWithoutParameters() {
        assertRefused(
                "public class Book {",
                "The entity Book has no constructor without parameters, by which Stint makes an object of a row. Add"
                        + " one; it may be private.",
                book("public Book(long id) {\nthis.id = id;\n}"));
    }

    @Test
    void anEntityIsNoInnerClass() {
        assertRefused(
                "@Entity class Book {",
                "The entity Book is an inner class, which needs an object of Shop to be made. Declare it static",
                source("public class Shop {\n@Entity class Book {\n@Id private long id;\n}\n}\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "interface Shape {}, an interface",
        "enum Shape {}, an enum",
        "record Shape() {}, 'a record, whose values never change'",
        "@interface Shape {}, an annotation"
    })
    void anEntityIsAClass(String type, String kind) {
        assertRefused(
                "@Entity",
                "@Entity is for classes, but Shape is " + kind + ". Make it a class or remove the annotation.",
                source("@Entity\n" + type + "\n"));
    }

    @Test
    void anEntityIsNotAbstract() {
        assertRefused(
                "public abstract class Book {",
                "The entity Book is abstract, so that no row could become an object.",
                source("@Entity\npublic abstract class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void anEntityIsNotPrivate() {
        assertRefused(
                "@Entity static class Book {",
                "The entity Book cannot be named by its table class, because Shelf is private. Remove private.",
                source(
                        "public class Shop {\nprivate static class Shelf {\n@Entity static class Book {\n@Id private long"
                                + " id;\n}\n}\n}\n"));
    }

    @Test
    void anEntityHasNoTypeParameters() {
        assertRefused(
                "public class Box<T> {",
                "The entity Box has type parameters, which a row cannot fill in.",
                source("@Entity\npublic class Box<T> {\n@Id private long id;\n}\n"));
    }

    @Test
    void anEntityDoesNotExtendAnother() {
        assertRefused(
                "public class Novel extends Book {",
                "The entity Novel extends the entity Book, but an entity has a table of its own",
                book(""),
                source("@Entity\npublic class Novel extends Book {\n@Id private long number;\n}\n"));
    }

    @Test
    void anEntityIsNoMappedSuperclass() {
        assertRefused(
                "public class Book {",
                "The class Book is both @Entity and @MappedSuperclass",
                source("@Entity @MappedSuperclass\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aFieldDoesNotHideAnInheritedOne() {
        assertRefused(
                "public class Book extends Base {",
                "The field Book.id hides the persistent field Base.id",
                source("@MappedSuperclass\npublic class Base {\n@Id private long id;\n}\n"),
                source("@Entity\npublic class Book extends Base {\n@Transient private String id;\n}\n"));
    }

    @ParameterizedTest
    @CsvSource({"SEQUENCE, UUID", "IDENTITY, String", "SEQUENCE, BigInteger"})
    void onlyWholeNumbersAreGenerated(String generation, String type) {
        assertRefused(
                "private " + type + " id;",
                "@GeneratedValue(" + generation + ") gives whole numbers, but Book.id is of the type " + type + ".",
                source("@Entity\npublic class Book {\n@Id @GeneratedValue(GenerationType." + generation + ")\nprivate "
                        + type + " id;\n}\n"));
    }

    @Test
    void onlyIdsAreGenerated() {
        assertRefused(
                "@GeneratedValue private long number;",
                "@GeneratedValue is for ids, but Book.number is none. Add @Id or remove it.",
                book("@GeneratedValue private long number;"));
    }

    @Test
    void onlyASequenceHasAName() {
        assertRefused(
                "private long id;",
                "@GeneratedValue(IDENTITY) of Book.id names a sequence, which only SEQUENCE uses.",
                source("@Entity\npublic class Book {\n@Id @GeneratedValue(value = GenerationType.IDENTITY, sequence ="
                        + " \"s\")\nprivate long id;\n}\n"));
    }

    @Test
    void aSequenceGivesAtLeastOneIdAtATime() {
        assertRefused(
                "private long id;",
                "The allocation size of Book.id is 0, but a call of the sequence gives at least 1 id.",
                source("@Entity\npublic class Book {\n@Id @GeneratedValue(allocationSize = 0)\nprivate long id;\n}\n"));
    }

    @ParameterizedTest
    @CsvSource({"CreatedAt, long", "UpdatedAt, String", "UpdatedAt, LocalDate"})
    void aTimestampIsATime(String annotation, String type) {
        assertRefused(
                "@" + annotation + " private " + type + " at;",
                "@" + annotation + " is for an Instant, OffsetDateTime or LocalDateTime, but Book.at is of the type "
                        + type + ".",
                book("@" + annotation + " private " + type + " at;"));
    }

    @ParameterizedTest
    @CsvSource({"CreatedBy, long", "UpdatedBy, char"})
    void anActorMayBeNobody(String annotation, String type) {
        assertRefused(
                "@" + annotation + " private " + type + " who;",
                "@" + annotation + " is for a type that has null for nobody yet, but Book.who is of the type " + type
                        + ". Use its wrapper class.",
                book("@" + annotation + " private " + type + " who;"));
    }

    @Test
    void anActorIsNoEntity() {
        assertRefused(
                "@UpdatedBy @ManyToOne private Book who;",
                "The field Book.who carries both @UpdatedBy and @ManyToOne, but a column is for one thing.",
                book("@UpdatedBy @ManyToOne private Book who;"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private void f() {}              | is private, so that the table class cannot call it. Remove private.",
                "static void f() {}               | is static and so belongs to no object. Remove static.",
                "void f(String s) {}              | takes parameters, but there is nothing to pass.",
                "<T> void f() {}                  | has type parameters, which nobody would fill in. Remove them.",
                "int f() { return 1; }            | returns a value, which nobody would take. Make it void.",
                "void f() throws Exception {}     | declares a checked exception, which nobody would catch."
            })
    void aCallbackCanBeCalled(String method, String message) {
        for (Callback.Mark mark : Callback.Mark.values()) {
            String annotation = "@" + mark.annotation().getSimpleName();
            assertRefused(
                    annotation + " " + method,
                    "The method Book.f() with " + annotation + " " + message,
                    book(annotation + " " + method));
        }
    }

    @Test
    void anInheritedCallbackIsOpenToTheTableClass() {
        assertRefused(
                "public class Novel extends books.Book {",
                "The method Book.f() with @BeforeInsert belongs to another package than Novel and is not public, so that"
                        + " the table class cannot call it. Make it public.",
                "package books;\n\nimport org.stint.annotation.*;\n\npublic class Book {\n"
                        + "@BeforeInsert protected void f() {}\n}\n",
                source("@Entity\npublic class Novel extends books.Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void onlyAnAuditedEntityLeavesSomethingOutOfItsHistory() {
        assertRefused(
                "@NotAudited private String title;",
                "@NotAudited leaves Book.title out of a history that Book does not have. Add @Audited to the class or"
                        + " remove it.",
                book("@NotAudited private String title;"));
        assertRefused(
                "@NotAudited private transient String title;",
                "The field Book.title is transient, so it has no column, yet it carries @NotAudited.",
                book("@NotAudited private transient String title;"));
    }

    @Test
    void aHistoryHasATableOfItsOwn() {
        assertRefused(
                "public class Book {",
                "The history table of Book is called \"book\" like the table itself. Give @Audited another name.",
                source("@Entity\n@Audited(\"book\")\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "List<Book>", "Ref<String>", "Shop", "long"})
    void aRelationshipRefersToAnEntity(String type) {
        assertRefused(
                "@ManyToOne private " + type + " other;",
                "@ManyToOne refers to an entity, but Book.other is of the type " + type + ", which is none.",
                book("@ManyToOne private " + type + " other;"),
                source("class Shop {}\n"));
    }

    @Test
    void aRelationshipNeedsTheIdAtTheOtherEnd() {
        List<Problem> problems = Compilation.of(
                        book("@ManyToOne private Author author;"), source("@Entity\nclass Author {\nString name;\n}\n"))
                .problems();
        assertThat(problems)
                .extracting(Problem::line)
                .containsExactlyInAnyOrder("@ManyToOne private Author author;", "class Author {");
        assertThat(problems)
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message)
                        .isEqualTo("The type of the key that Book.author holds is unknown, because Author has no proper"
                                + " id. Give it one."));
    }

    @Test
    void aKeyHasTheSizeOfTheIdItRefersTo() {
        assertRefused(
                "@ManyToOne @Column(length = 10) private Book other;",
                "@Column gives Book.other a length, which has no meaning: the key is of the type and size of the id",
                book("@ManyToOne @Column(length = 10) private Book other;"));
    }

    @Test
    void whatHasToBeKnownIsNotLazy() {
        assertLazyRefused("@Lazy private int pages;", "pages is primitive, so that nothing would be saved");
        assertLazyRefused(
                "@Lazy @Version private Integer version;",
                "version is an id, a version or filled by Stint, which has to be known");
        assertLazyRefused("@Lazy @Generated private String slug;", "slug is read by the statement that writes the row");
    }

    private static void assertLazyRefused(String field, String reason) {
        assertRefused(
                field,
                "@Lazy is for references to an entity and for large values, but Book." + reason + ". Remove it.",
                book(field));
    }

    @Test
    void onlyAnEnumIsEnumerated() {
        assertRefused(
                "@Enumerated private String genre;",
                "@Enumerated is for enums, but Book.genre is of the type String. Remove it.",
                book("@Enumerated private String genre;"));
    }

    @Test
    void anEnumIsNotPrivate() {
        assertRefused(
                "private Genre genre;",
                "The enum Genre of Book.genre is private, so that the table class cannot name it. Remove private.",
                book("private Genre genre;\nprivate enum Genre { NOVEL }"));
    }

    @Test
    void anEnumConstantFitsItsColumn() {
        assertRefused(
                "@Column(length = 4) private Genre genre;",
                "The column of Book.genre has room for 4 characters, but a constant of Genre has 5.",
                book("@Column(length = 4) private Genre genre;\nenum Genre { NOVEL, POEM }"));
    }

    @ParameterizedTest
    @CsvSource({
        "length = 5, long, length",
        "precision = 5, double, precision",
        "scale = 2, Instant, scale",
        "precision = 10, String, precision",
        "length = 10, BigDecimal, length"
    })
    void aSizeHasAMeaningForTheType(String size, String type, String name) {
        assertRefused(
                "@Column(" + size + ") private " + type + " value;",
                "@Column gives Book.value a " + name + ", which has no meaning: the field is of the type " + type
                        + ". Remove it.",
                book("@Column(" + size + ") private " + type + " value;"));
    }

    @ParameterizedTest
    @CsvSource({
        "precision = 10, Instant, 'The precision of Book.value is 10, but it must be between 0 and 9.'",
        "precision = 0, BigDecimal, 'The precision of Book.value is 0, but it must be 1 or more.'",
        "length = -5, String, 'The length of Book.value is -5, but it must be 0 or more.'",
        "precision = 1, BigDecimal, 'has a precision of 1 digit in all, but 2 of them after the point.'"
    })
    void aSizeIsPossible(String size, String type, String message) {
        assertRefused(
                "@Column(" + size + ") private " + type + " value;",
                message,
                book("@Column(" + size + ") private " + type + " value;"));
    }

    @ParameterizedTest
    @CsvSource({
        "Id, Version, @Id and @Version",
        "CreatedAt, UpdatedAt, @CreatedAt and @UpdatedAt",
        "UpdatedAt, UpdatedBy, @UpdatedAt and @UpdatedBy"
    })
    void aColumnIsForOneThing(String first, String second, String both) {
        assertRefused(
                "@" + first + " @" + second + " private Instant at;",
                "The field Book.at carries both " + both + ", but a column is for one thing.",
                source("@Entity\npublic class Book {\n@" + first + " @" + second + " private Instant at;\n"
                        + (first.equals("Id") ? "" : "@Id private long id;") + "\n}\n"));
    }

    @Test
    void anIdThatRefersToAnEntityIsAnObjectWithARef() {
        assertRefused(
                "@Id @ManyToOne private Book original;",
                "The field Book.original carries both @Id and @ManyToOne, but a column is for one thing. Remove one of"
                        + " them. An id that refers to an entity is an object of an @Embeddable class with a Ref in it.",
                source("@Entity\npublic class Book {\n@Id @ManyToOne private Book original;\n}\n"));
    }

    @Test
    void anIndexNamesFields() {
        assertRefused(
                "@Index(columns = {\"title\", \"writer\"})",
                "@Index of Book names \"writer\", but there is no such persistent field. Known: id, title.",
                source("@Entity\n@Index(columns = {\"title\", \"writer\"})\npublic class Book {\n"
                        + "@Id private long id;\nprivate String title;\n}\n"));
    }

    @Test
    void aConstraintNamesTheFieldAndNotTheColumn() {
        assertRefused(
                "public class Book {",
                "@Unique of Book names \"published_in\", but there is no such persistent field. It is the name of a"
                        + " column: use that of the field, \"publishedIn\".",
                source("@Entity\n@Unique(columns = \"publishedIn\")\n@Unique(columns = \"published_in\")\n"
                        + "public class Book {\n@Id private long id;\nprivate int publishedIn;\n}\n"));
    }

    @Test
    void constraintsHaveDifferentNames() {
        assertRefused(
                "@Check(name = \"a\", condition = \"2 > 1\")",
                "@Check of Book has the name \"a\", which another one has too. Rename one.",
                source("@Entity\n@Index(name = \"a\", columns = \"id\")\n@Check(name = \"a\", condition = \"2 > 1\")\n"
                        + "public class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aConstraintNamesSomeColumn() {
        assertRefused(
                "@Index(columns = {})",
                "@Index of Book names no column.",
                source("@Entity\n@Index(columns = {})\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aConstraintNamesAFieldOnce() {
        assertRefused(
                "@Unique(columns = {\"id\", \"id\"})",
                "@Unique of Book names \"id\" twice.",
                source("@Entity\n@Unique(columns = {\"id\", \"id\"})\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aCheckHasACondition() {
        assertRefused(
                "@Check(name = \"a\", condition = \" \")",
                "@Check of Book is without a name or a condition. Give it both.",
                source(
                        "@Entity\n@Check(name = \"a\", condition = \" \")\npublic class Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void twoEntitiesCannotShareATableClass() {
        assertRefused(
                "public class Shop_Book {",
                "The entities shop.Shop.Book and shop.Shop_Book would both have the table class shop.Shop_Book_.",
                source("public class Shop {\n@Entity static class Book {\n@Id private long id;\n}\n}\n"),
                source("@Entity\npublic class Shop_Book {\n@Id private long id;\n}\n"));
    }

    @Test
    void aTableClassThatIsThereAlreadyIsNotReplaced() {
        assertRefused(
                "public class Book {",
                "The table class shop.Book_ of the entity Book cannot be written, because there is a class of that name"
                        + " already.",
                book(""),
                source("class Book_ {}\n"));
    }

    @Test
    void anAttributeIsNotCalledLikeTheConstant() {
        assertRefused(
                "public class Book {",
                "The field Book.BOOK cannot become an attribute, for its name is also the name of the constant in"
                        + " Book_. Rename the field; @Column(name = …) keeps the name of the column.",
                book("private String BOOK;"));
    }

    @Test
    void anAttributeDoesNotHideAClass() {
        assertRefused(
                "public class Book {",
                "The field Book.SqlTypes cannot become an attribute, for its name would hide the class or package of"
                        + " that name in Book_.",
                book("private String SqlTypes;"));
    }

    @Test
    void allMistakesOfAClassAreReportedAtOnce() {
        assertThat(Compilation.of(source("""
                                        @Entity
                                        public abstract class Book {
                                            private final Object cover = null;
                                            public String title;
                                            @Version private double version;
                                            private Book(String title) {}
                                        }
                                        """)).problems())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(
                        "public abstract class Book {",
                        "public abstract class Book {",
                        "public abstract class Book {",
                        "private final Object cover = null;",
                        "private final Object cover = null;",
                        "public String title;",
                        "@Version private double version;");
    }

    @Test
    void aMisspeltTypeIsLeftToTheCompiler() {
        List<Problem> problems = Compilation.of(book("private Strin title;")).problems();
        assertThat(problems).extracting(Problem::line).containsExactly("private Strin title;");
        assertThat(problems.get(0).message()).contains("cannot find symbol");
    }

    @Test
    void aMistakeInOneEntityLeavesTheOthersAlone() {
        Compilation compilation = Compilation.of(
                book("private Object title;"), source("@Entity\npublic class Author {\n@Id private long id;\n}\n"));
        assertThat(compilation.problems()).hasSize(1);
        assertThat(compilation.generatedNames()).containsExactly("shop.Author_");
    }

    /** A converter with this head, between what it is for and what it gives. */
    private static String converter(String head, String sides) {
        String[] types = sides.split(" to ");
        return source(head + " implements AttributeConverter<" + types[0] + ", " + types[1] + "> {\n"
                + "public " + types[1] + " toColumn(" + types[0] + " value) { return null; }\n"
                + "public " + types[0] + " fromColumn(" + types[1] + " column) { return null; }\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    public class Codec | String to Integer | is for String, but Book.isbn is of the type UUID
                    public abstract class Codec | UUID to String | is no class that could be made
                    """)
    void aConverterSuitsItsField(String head, String sides, String message) {
        assertRefused(
                "@Convert(Codec.class) private UUID isbn;",
                "The converter Codec " + (message.startsWith("is for") ? message : "of Book.isbn " + message),
                book("@Convert(Codec.class) private UUID isbn;"),
                converter(head, sides));
    }

    @Test
    void jsonIsATextAndNoId() {
        assertRefused(
                "@Json private UUID isbn;",
                "@Json is for texts, but Book.isbn is of the type UUID. Make it a String",
                book("@Json private UUID isbn;"));
        assertRefused(
                "@Json @Id private String isbn;",
                "@Json is for documents, but Book.isbn is an id",
                source("@Entity\npublic class Book {\n@Json @Id private String isbn;\n}\n"));
    }

    @Test
    void aConverterHasAConstructorWithoutParameters() {
        assertRefused(
                "@Convert(Codec.class) private UUID isbn;",
                "The converter Codec of Book.isbn has no constructor without parameters that the table class may call.",
                book("@Convert(Codec.class) private UUID isbn;"),
                converter("public class Codec", "UUID to String")
                        .replace("public String toColumn", "private Codec() {}\npublic String toColumn"));
    }

    @Test
    void aConverterIsVisibleToTheTableClass() {
        assertRefused(
                "@Convert(Book.Codec.class) private UUID isbn;",
                "The converter Codec of Book.isbn cannot be named by the table class.",
                book("@Convert(Book.Codec.class) private UUID isbn;\n"
                        + "private static class Codec implements AttributeConverter<UUID, String> {\n"
                        + "public String toColumn(UUID value) { return null; }\n"
                        + "public UUID fromColumn(String column) { return null; }\n}"));
    }

    @Test
    void aConverterGivesWhatAColumnCanHold() {
        assertRefused(
                "@Convert(Codec.class) private UUID isbn;",
                "Stint has no column type for Object of Book.isbn.",
                book("@Convert(Codec.class) private UUID isbn;"),
                converter("public class Codec", "UUID to Object"));
    }

    @ParameterizedTest
    @CsvSource({"@Version, int, Integer", "@CreatedAt, Instant, Instant", "@ManyToOne, Book, Book"})
    void aConverterHasNoPlaceWhereStintGivesTheValues(String mark, String type, String boxed) {
        List<Problem> problems = Compilation.of(
                        book(mark + " @Convert(Codec.class)\nprivate " + type + " field;"),
                        converter("public class Codec", boxed + " to String"))
                .problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).contains("Remove @Convert");
    }

    @Test
    void anIdIsNoUrl() {
        assertRefused(
                "private java.net.URL address;",
                "Two URLs are equal if the network says so",
                source("@Entity\npublic class Book {\n@Id\nprivate java.net.URL address;\n}\n"));
    }

    @Test
    void aZoneIsNotLostSilently() {
        assertRefused(
                "private ZonedDateTime time;",
                "A column of a database keeps the moment and forgets the zone. Use an Instant, with a LocalDateTime and"
                        + " a ZoneId beside it where the zone counts.",
                book("private ZonedDateTime time;"));
    }

    @Test
    void anOptionalBelongsToTheGetter() {
        assertRefused(
                "private Optional<String> text;",
                "Let the field be of the type inside, and the getter return the Optional.",
                book("private Optional<String> text;"));
    }

    /** A book with an address, whose class has this head and these members. */
    private static String[] embedding(String field, String head, String members) {
        return new String[] {book(field), source(head + " {\n" + members + "\n}\n")};
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @Embeddable public abstract class Address | String city; | is for records and for classes that
                    @Embeddable public class Address<T> | String city; | is for records and for classes that
                    @Embeddable public class Address | private String city; private Address(int x) {} | has no constructor without parameters
                    @Embeddable public class Address | private static String city; | has no persistent field
                    @Embeddable public class Address | private final String city = ""; | is final
                    @Embeddable public class Address | public String city; | is public
                    @Embeddable public class Address | private Thread city; | Stint has no column type for Thread of Address.city
                    @Embeddable public class Address | @Id private long city; | @Id belongs to the field of an entity
                    @Embeddable public class Address | @Version private long city; | @Version belongs to the field of an entity
                    """)
    void anEmbeddableClassCanBeReadAndMade(String head, String members, String message) {
        List<Problem> problems =
                Compilation.of(source(head + " {\n" + members + "\n}\n")).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).contains(message);
    }

    @Test
    void aMistakeInAnEmbeddableClassIsReportedOnce() {
        assertRefused(
                "private Thread city;",
                "Stint has no column type for Thread of Address.city.",
                embedding("private Address address;", "@Embeddable class Address", "private Thread city;"));
    }

    @Test
    void anEmbeddableClassDoesNotContainItself() {
        List<Problem> problems = Compilation.of(
                        book("private Address address;"),
                        source("@Embeddable\npublic class Address {\nprivate Inner inner;\n}\n"),
                        source("@Embeddable\npublic class Inner {\nprivate Address again;\n}\n"))
                .problems();
        assertThat(problems)
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(
                        "private Address address;", "private Inner inner;", "private Address again;");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("contains itself, so that it would have columns without end"));
    }

    @Test
    void twoEmbeddedObjectsDoNotShareColumns() {
        assertRefused(
                "@Embedded(prefix = \"\") private Address second;",
                "The fields Book.first.city and Book.second.city both have the column \"city\". Give one of them another by"
                        + " @Embedded(prefix = …) or @AttributeOverride.",
                embedding(
                        "@Embedded(prefix = \"\") private Address first;\n"
                                + "@Embedded(prefix = \"\") private Address second;",
                        "@Embeddable class Address",
                        "private String city;"));
    }

    @Test
    void anOverrideNamesAFieldOfTheEmbeddedObject() {
        assertRefused(
                "private Address address;",
                "@AttributeOverride of Book.address names \"town\", but there is no such field in it. Known: city.",
                embedding(
                        "@AttributeOverride(name = \"town\", column = @Column)\nprivate Address address;",
                        "@Embeddable class Address",
                        "private String city;"));
    }

    @Test
    void anOverrideHasSizesThatMeanSomething() {
        assertRefused(
                "private Address address;",
                "@Column gives Address.city a scale, which has no meaning",
                embedding(
                        "@AttributeOverride(name = \"city\", column = @Column(scale = 2))\nprivate Address address;",
                        "@Embeddable class Address",
                        "private String city;"));
    }

    @Test
    void anEmbeddedObjectHasSeveralColumns() {
        assertRefused(
                "@Column(name = \"a\") private Address address;",
                "@Column describes one column, but Book.address has those of the embeddable class Address.",
                embedding(
                        "@Column(name = \"a\") private Address address;",
                        "@Embeddable class Address",
                        "private String city;"));
    }

    @ParameterizedTest
    @CsvSource({"@Embedded, @Embedded", "'@AttributeOverride(name = \"x\", column = @Column)', @AttributeOverride"})
    void onlyAnEmbeddableClassIsEmbedded(String annotation, String named) {
        assertRefused(
                "private String city;",
                named + " is for embedded objects, but Book.city is of the type String",
                book(annotation + "\nprivate String city;"));
    }

    @Test
    void aReferenceInAnIdIsARef() {
        assertRefused(
                "private Key id;",
                "The relationship Key.book is a part of the id, which is known before any other row is read. Let the"
                        + " field be a Ref.",
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(@ManyToOne Book book, int number) {}\n"),
                book(""));
    }

    @Test
    void aRelationshipInAnEmbeddedObjectIsASingleColumn() {
        assertRefused(
                "@ManyToOne private Line line;",
                "A relationship in an embedded object is a single column, but Place.line refers to Line, whose id has"
                        + " several.",
                book("private Place place;"),
                source("@Embeddable\npublic class Place {\n@ManyToOne private Line line;\n}\n"),
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(String text, int number) {}\n"));
    }

    @Test
    void aColumnIsNotSeveral() {
        assertRefused(
                "private Line line;",
                "@Column describes one column, but Book.line has one for each of the id of Line. Use @AttributeOverride"
                        + " for one of them.",
                book("@ManyToOne @Column(name = \"x\")\nprivate Line line;"),
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(String text, int number) {}\n"));
    }

    @Test
    void anOverrideOfARelationshipNamesAPartOfTheId() {
        assertRefused(
                "private Line line;",
                "@AttributeOverride of Book.line names \"row\", but there is no such field in the id that it refers to."
                        + " Known: number, text.",
                book("@ManyToOne @AttributeOverride(name = \"row\", column = @Column)\nprivate Line line;"),
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(String text, int number) {}\n"));
    }

    @Test
    void theColumnsOfARelationshipAreDifferent() {
        assertRefused(
                "private Line line;",
                "The fields Book.line and Book.line both have the column \"x\". Give one of them another by"
                        + " @AttributeOverride.",
                book("@ManyToOne @AttributeOverride(name = \"text\", column = @Column(name = \"x\"))"
                        + " @AttributeOverride(name = \"number\", column = @Column(name = \"x\"))\nprivate Line line;"),
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(String text, int number) {}\n"));
    }

    @Test
    void anOverrideOfARelationshipGivesNoSize() {
        assertRefused(
                "private Line line;",
                "@AttributeOverride of Book.line gives \"text\" a size, which has no meaning: the key is of the type and"
                        + " size of the id that it refers to. Remove it.",
                book(
                        "@ManyToOne @AttributeOverride(name = \"text\", column = @Column(length = 9))\nprivate Line line;"),
                source("@Entity\npublic class Line {\n@Id\nprivate Key id;\n}\n"),
                source("@Embeddable\npublic record Key(String text, int number) {}\n"));
    }

    @Test
    void aRelationshipOfOneColumnIsNotOverridden() {
        assertRefused(
                "private Line line;",
                "@AttributeOverride of Book.line names \"id\", but there is no such field in the id that it refers to."
                        + " It is a single column, which @Column describes.",
                book("@ManyToOne @AttributeOverride(name = \"id\", column = @Column)\nprivate Line line;"),
                source("@Entity\npublic class Line {\n@Id\nprivate Long id;\n}\n"));
    }

    @Test
    void aGeneratedUuidIsAUuid() {
        assertRefused(
                "private String id;",
                "@GeneratedValue(UUID_V7) gives UUIDs, but Book.id is of the type String.",
                source("@Entity\npublic class Book {\n@Id @GeneratedValue(GenerationType.UUID_V7)\n"
                        + "private String id;\n}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Version private int field;",
                "@CreatedAt private Instant field;",
                "@ManyToOne private Book field;"
            })
    void theDatabaseDoesNotFillWhatStintFills(String field) {
        List<Problem> problems = Compilation.of(book("@Generated " + field)).problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message())
                .contains("@Generated is for values that only the database gives, but Book.field is an id, a version, a"
                        + " relationship or filled by Stint.");
    }
}
