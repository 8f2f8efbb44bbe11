package org.stint.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.statement.Attribute;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.TableConstraint;
import org.stint.type.ColumnType;

/** What the processor writes, as text and as the table that comes of it. */
class GeneratedSourceTest {

    private static final String AUTHOR = """
            package shop.people;

            import org.stint.annotation.*;

            @Entity
            public class Author {
                @Id @Column(length = 12) private String code;
            }
            """;

    @Test
    void aTableClassIsAPictureOfTheMapping() {
        Compilation compilation = Compilation.of(AUTHOR, """
                package shop;

                import static org.stint.annotation.GenerationType.SEQUENCE;

                import jakarta.validation.constraints.NotBlank;
                import java.math.BigDecimal;
                import java.time.Instant;
                import org.stint.annotation.*;
                import org.stint.contract.Ref;
                import shop.people.Author;

                @Entity
                @Table(value = "book", schema = "stock")
                @Index(columns = {"title", "author"})
                @Unique(name = "one_isbn", columns = "isbn")
                @Check(name = "has_price", condition = "\\"price\\" > 0")
                public class Book {
                    static int count;

                    @Id @GeneratedValue(SEQUENCE) private Long id;
                    @NotBlank @Column(length = 200) private String title;
                    @Column(unique = true, updatable = false) private String isbn;
                    @Column(precision = 10, scale = 2) private BigDecimal price;
                    private Genre genre;
                    @ManyToOne(optional = false) private Author author;
                    @ManyToOne @Column(name = "sequel") private Ref<Book> sequelOf;
                    @Transient private Object cover;
                    @Version private int version;
                    @CreatedAt private Instant createdAt;
                    @UpdatedAt private Instant updatedAt;

                    enum Genre { NOVEL, POEM }
                }
                """);

        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.generatedNames()).containsExactly("shop.Book_", "shop.people.Author_");
        assertThat(compilation.generated("shop.Book_")).isEqualTo("""
                        package shop;

                        import java.math.BigDecimal;
                        import java.time.Instant;
                        import javax.annotation.processing.Generated;
                        import org.stint.statement.ColumnDefinition;
                        import org.stint.statement.EntityTable;
                        import org.stint.statement.Generation;
                        import org.stint.statement.NumberAttribute;
                        import org.stint.statement.TextAttribute;
                        import org.stint.statement.TimeAttribute;
                        import org.stint.statement.ToOneAttribute;
                        import org.stint.statement.ValueAttribute;
                        import org.stint.statement.WholeAttribute;
                        import org.stint.type.SqlTypes;
                        import shop.people.Author;
                        import shop.people.Author_;

                        /** The table of {@link Book}, made from its annotations. */
                        @Generated("org.stint.processor.EntityProcessor")
                        public final class Book_ extends EntityTable<Book, Book_> {

                            /** The table of {@link Book} without an alias. */
                            public static final Book_ BOOK = new Book_(null);

                            public final WholeAttribute<Book, Long> id =
                                    whole(ColumnDefinition.column("id", "id", SqlTypes.LONG)
                                            .id(Generation.sequence("book_seq", 50)));

                            public final TextAttribute<Book> title =
                                    text(ColumnDefinition.column("title", "title", SqlTypes.text(200))
                                            .notNull());

                            public final TextAttribute<Book> isbn =
                                    text(ColumnDefinition.column("isbn", "isbn", SqlTypes.text(255))
                                            .unique()
                                            .notUpdatable());

                            public final NumberAttribute<Book, BigDecimal> price =
                                    number(ColumnDefinition.column("price", "price", SqlTypes.decimal(10, 2)));

                            public final ValueAttribute<Book, Book.Genre> genre =
                                    value(ColumnDefinition.column("genre", "genre", SqlTypes.enumByName(Book.Genre.class, 255)));

                            public final ToOneAttribute<Book, Author, TextAttribute<Book>> author = toOne(
                                    ColumnDefinition.column("author", "author_id", SqlTypes.text(12))
                                            .notNull(),
                                    Author.class,
                                    () -> Author_.AUTHOR,
                                    this::text);

                            public final ToOneAttribute<Book, Book, WholeAttribute<Book, Long>> sequelOf = toOneRef(
                                    ColumnDefinition.column("sequelOf", "sequel", SqlTypes.LONG),
                                    Book.class,
                                    () -> Book_.BOOK,
                                    this::whole);

                            public final WholeAttribute<Book, Integer> version =
                                    whole(ColumnDefinition.column("version", "version", SqlTypes.INTEGER)
                                            .role(ColumnDefinition.Role.VERSION)
                                            .notNull());

                            public final TimeAttribute<Book, Instant> createdAt =
                                    time(ColumnDefinition.column("createdAt", "created_at", SqlTypes.instant(6))
                                            .role(ColumnDefinition.Role.CREATED_AT)
                                            .notUpdatable());

                            public final TimeAttribute<Book, Instant> updatedAt =
                                    time(ColumnDefinition.column("updatedAt", "updated_at", SqlTypes.instant(6))
                                            .role(ColumnDefinition.Role.UPDATED_AT));

                            private Book_(String alias) {
                                super(Book.class, "stock", "book", alias);
                                index("book_title_author_id_idx", "title", "author_id");
                                unique("one_isbn", "isbn");
                                check("has_price", "\\"price\\" > 0");
                            }

                            @Override
                            public Book_ as(String alias) {
                                return new Book_(alias);
                            }

                            @Override
                            public boolean constrained() {
                                return true;
                            }
                        }
                        """);
    }

    @Test
    void callbacksAndHistoryArePartOfThePicture() {
        Compilation compilation = Compilation.of("""
                package shop;

                import org.stint.annotation.*;

                public abstract class Base implements Told {
                    @BeforeInsert @BeforeUpdate protected void normalize() {}

                    @AfterLoad void loaded() {}
                }
                """, """
                package shop;

                import org.stint.annotation.*;

                interface Told {
                    @AfterLoad default void told() {}
                }
                """, """
                package shop;

                import org.stint.annotation.*;

                @Entity
                @Audited
                class Book extends Base {
                    @Id private long id;
                    @NotAudited private String note;

                    @BeforeInsert void number() {}

                    @Override
                    protected void normalize() {}
                }
                """);

        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.generated("shop.Book_")).contains("""
                    private Book_(String alias) {
                        super(Book.class, null, "book", alias);
                        audited("book_history", "note");
                    }
                """).endsWith("""
                    @Override
                    public EntityListener<Book> callbacks() {
                        return new EntityListener<>() {
                            @Override
                            public void beforeInsert(Book entity) {
                                entity.normalize();
                                entity.number();
                            }

                            @Override
                            public void beforeUpdate(Book entity) {
                                entity.normalize();
                            }

                            @Override
                            public void afterLoad(Book entity) {
                                entity.told();
                                entity.loaded();
                            }
                        };
                    }
                }
                """);
    }

    @Test
    void actorsAreFilledByRole() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import java.util.UUID;
                        import org.stint.annotation.*;

                        @Entity
                        class Book {
                            @Id long id;
                            @CreatedBy @Column(nullable = false) UUID createdBy;
                            @UpdatedBy Thread.State updatedBy;
                        }
                        """).table("shop.Book_");

        ColumnDefinition<?> createdBy = table.attribute("createdBy").definition();
        assertThat(createdBy.role()).isEqualTo(ColumnDefinition.Role.CREATED_BY);
        assertThat(createdBy.updatable()).isFalse();
        assertThat(createdBy.nullable()).isFalse();
        assertThat(table.attribute("updatedBy").definition().role()).isEqualTo(ColumnDefinition.Role.UPDATED_BY);
        assertThat(table.callbacks()).isNull();
        assertThat(table.historyTable()).isNull();
    }

    @Test
    void everyTypeHasAColumn() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import java.math.*;
                        import java.time.*;
                        import java.util.UUID;
                        import org.stint.annotation.*;

                        @Entity
                        class Sample {
                            @Id long id;
                            Long longs; int ints; Integer integers; short shorts; Short boxedShorts; byte bytes;
                            Byte boxedBytes; boolean booleans; Boolean boxedBooleans; double doubles; Double boxedDoubles;
                            float floats; Float boxedFloats; char chars; Character boxedChars;
                            String text; @Column(length = 0) String longText;
                            BigDecimal amount; @Column(scale = 4) BigDecimal rate; BigInteger huge;
                            @Column(precision = 50) BigInteger huger;
                            UUID uuid; Thread.State state; @Enumerated(EnumType.ORDINAL) Thread.State position;
                            LocalDate day; LocalTime time; @Column(precision = 0) LocalDateTime local; Instant moment;
                            @Column(precision = 3) OffsetDateTime zoned; byte[] data; @Column(length = 16) byte[] hash;
                        }
                        """).table("shop.Sample_");

        assertThat(table.attributes())
                .extracting(attribute -> attribute.definition().field() + " "
                        + attribute.definition().type().javaType().getSimpleName() + " "
                        + text(attribute.definition().type().columnType())
                        + (attribute.definition().nullable() ? "" : " NOT NULL"))
                .containsExactly(
                        "id Long BIGINT NOT NULL",
                        "longs Long BIGINT",
                        "ints Integer INTEGER NOT NULL",
                        "integers Integer INTEGER",
                        "shorts Short SMALLINT NOT NULL",
                        "boxedShorts Short SMALLINT",
                        "bytes Byte SMALLINT NOT NULL",
                        "boxedBytes Byte SMALLINT",
                        "booleans Boolean BOOLEAN NOT NULL",
                        "boxedBooleans Boolean BOOLEAN",
                        "doubles Double DOUBLE NOT NULL",
                        "boxedDoubles Double DOUBLE",
                        "floats Float REAL NOT NULL",
                        "boxedFloats Float REAL",
                        "chars Character VARCHAR(1) NOT NULL",
                        "boxedChars Character VARCHAR(1)",
                        "text String VARCHAR(255)",
                        "longText String VARCHAR",
                        "amount BigDecimal DECIMAL(19, 2)",
                        "rate BigDecimal DECIMAL(19, 4)",
                        "huge BigInteger DECIMAL(38, 0)",
                        "huger BigInteger DECIMAL(50, 0)",
                        "uuid UUID UUID",
                        "state State VARCHAR(255)",
                        "position State SMALLINT",
                        "day LocalDate DATE",
                        "time LocalTime TIME(6)",
                        "local LocalDateTime TIMESTAMP(0)",
                        "moment Instant TIMESTAMP_WITH_TIME_ZONE(6)",
                        "zoned OffsetDateTime TIMESTAMP_WITH_TIME_ZONE(3)",
                        "data byte[] VARBINARY",
                        "hash byte[] VARBINARY(16)");
    }

    private static String text(ColumnType type) {
        return type.kind()
                + switch (type.kind()) {
                    case DECIMAL -> "(" + type.precision() + ", " + type.scale() + ")";
                    case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "(" + type.precision() + ")";
                    default -> type.length() == 0 ? "" : "(" + type.length() + ")";
                };
    }

    @Test
    void namesArriveAsTheyAreWritten() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        @Table(value = "select \\"all\\" from", schema = "a\\\\u0062")
                        @Index(name = "*/ \\\\", columns = {"größe", "user"})
                        @Check(name = "it's", condition = "\\"Größe\\" <> '\\\\'\\n")
                        class Order {
                            @Id @Column(name = "Order") long id;
                            @Column(name = "back\\\\slash\\t\\1\\177") String user;
                            @Column(name = "\\uD83D\\uDE00 Größe") String größe;
                            @Column(name = "\\\\é") String $money;
                            String title_2;
                            String org;
                        }
                        """).table("shop.Order_");

        assertThat(table.node().name()).isEqualTo("select \"all\" from");
        assertThat(table.node().schema()).isEqualTo("a\\u0062");
        assertThat(table.attributes())
                .extracting(attribute -> attribute.definition().field())
                .containsExactly("id", "user", "größe", "$money", "title_2", "org");
        assertThat(table.attributes())
                .extracting(attribute -> attribute.definition().name())
                .containsExactly("Order", "back\\slash\t\1\177", "\uD83D\uDE00 Größe", "\\é", "title_2", "org");
        assertThat(table.constraints())
                .containsExactly(
                        new TableConstraint.Index("*/ \\", List.of("\uD83D\uDE00 Größe", "back\\slash\t\1\177")),
                        new TableConstraint.Check("it's", "\"Größe\" <> '\\'\n"));
    }

    @Test
    void classesThatAreCalledLikeThoseOfStintOrJavaDoNoHarm() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of(
                        """
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        public class TextAttribute {
                            @Id private java.lang.String id;
                            @ManyToOne private Generation generation;
                            @ManyToOne private shop.people.TextAttribute other;
                            private String alias;
                            private SqlTypes attributes;
                            private int node;
                        }
                        """.replace("String alias", "java.lang.String alias"),
                        """
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        public class Generation {
                            @Id @GeneratedValue private Long id;
                        }
                        """.replace("Long", "java.lang.Long"),
                        """
                        package shop.people;

                        import org.stint.annotation.*;

                        @Entity
                        @Table("other")
                        public class TextAttribute {
                            @Id private Long id;
                        }
                        """,
                        "package shop;\nenum SqlTypes { ONE }\n",
                        "package shop;\nclass String {}\n",
                        "package shop;\nclass Override {}\n",
                        "package shop;\nclass EntityTable {}\n")
                .table("shop.TextAttribute_");

        assertThat(table.attributes()).hasSize(6);
    }

    @Test
    void relationshipsMayFormCircles() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of("""
                package shop;

                import org.stint.annotation.*;

                @Entity
                class Employee {
                    @Id java.util.UUID id;
                    @ManyToOne Employee manager;
                    @ManyToOne Department department;
                }
                """, """
                package shop;

                import org.stint.annotation.*;
                import org.stint.contract.Ref;

                @Entity
                class Department {
                    @Id int number;
                    @ManyToOne Ref<Employee> head;
                }
                """);

        EntityTable<?, ?> employee = compilation.table("shop.Employee_");
        Attribute<?, ?> department = employee.attribute("department");
        assertThat(department.definition().name()).isEqualTo("department_id");
        assertThat(department.definition().reference().asRef()).isFalse();
        Attribute<?, ?> head = department.definition().reference().table().get().attribute("head");
        assertThat(head.definition().reference().asRef()).isTrue();
        assertThat(head.definition().reference().table().get()).isSameAs(employee);
        assertThat(employee.attribute("manager")
                        .definition()
                        .reference()
                        .table()
                        .get())
                .isSameAs(employee);
    }

    @Test
    void aRelationshipMayLeadToAClassThatIsCompiledAlready() {
        Compilation compilation = Compilation.of(AUTHOR).then("""
                        package shop;

                        import org.stint.annotation.*;
                        import shop.people.Author;

                        @Entity
                        class Book {
                            @Id long id;
                            @ManyToOne Author author;
                        }
                        """);

        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.generated("shop.Book_"))
                .contains("ColumnDefinition.column(\"author\", \"author_id\", SqlTypes.text(12))");
    }

    @Test
    void aNestedEntityHasATableClassBesideTheOuterClass() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import org.stint.annotation.*;

                        interface Shop {
                            class Shelf {
                                @Entity static class OldBook {
                                    @Id long id;
                                    @ManyToOne OldBook next;
                                }
                            }
                        }
                        """).table("shop.Shop_Shelf_OldBook_");

        assertThat(table).hasToString("old_book");
        assertThat(table.getClass().getField("OLD_BOOK").get(null)).isSameAs(table);
        assertThat(table.as("b")).hasToString("old_book AS b");
    }

    @Test
    void mappedSuperclassesHandDownTheirFields() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import org.stint.annotation.*;

                        @MappedSuperclass
                        abstract class Base<K> {
                            @Id private K id;
                            @Version private int version;
                        }
                        """, """
                        package shop;

                        abstract class Unmapped extends Base<Long> {
                            private String ignored;
                            public final Object cache = null;
                        }
                        """, """
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        class Book extends Unmapped {
                            private String title;
                        }
                        """).table("shop.Book_");

        assertThat(table.attributes())
                .extracting(attribute -> attribute.definition().field())
                .containsExactly("id", "version", "title");
        assertThat(table.idAttribute().definition().type().javaType()).isEqualTo(Long.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SNAKE_CASE, old_book, published_in2, author_id, old_book_seq",
        "UPPER_SNAKE_CASE, OLD_BOOK, PUBLISHED_IN2, AUTHOR_ID, OLD_BOOK_SEQ",
        "AS_IS, OldBook, publishedIn2, authorId, OldBook_seq"
    })
    void aPackageChoosesItsSpelling(String strategy, String table, String column, String key, String sequence)
            throws ReflectiveOperationException {
        EntityTable<?, ?> generated = Compilation.of(
                        "@Naming(NamingStrategy." + strategy + ")\npackage shop;\nimport org.stint.annotation.*;\n",
                        AUTHOR,
                        """
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        class OldBook {
                            @Id @GeneratedValue long id;
                            int publishedIn2;
                            @ManyToOne shop.people.Author author;
                        }
                        """)
                .table("shop.OldBook_");

        assertThat(generated.node().name()).isEqualTo(table);
        assertThat(generated.attribute("publishedIn2").definition().name()).isEqualTo(column);
        assertThat(generated.attribute("author").definition().name()).isEqualTo(key);
        assertThat(generated.idAttribute().definition().generation()).isEqualTo(Generation.sequence(sequence, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "ISBNCode, isbn_code",
        "address2Line, address2_line",
        "aB, a_b",
        "URL, url",
        "already_snake, already_snake",
        "İd, i̇d"
    })
    void wordsAreParted(String field, String column) throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of(
                        "package shop;\nimport org.stint.annotation.*;\n@Entity\nclass Book {\n"
                                + "@Id long id;\nString " + field + ";\n}\n")
                .table("shop.Book_");

        assertThat(table.attribute(field).definition().name()).isEqualTo(column);
    }

    @Test
    void idsComeFromWhereTheAnnotationSays() throws ReflectiveOperationException {
        assertThat(generationOf("@Id")).isEqualTo(Generation.ASSIGNED);
        assertThat(generationOf("@Id @GeneratedValue(GenerationType.ASSIGNED)")).isEqualTo(Generation.ASSIGNED);
        assertThat(generationOf("@Id @GeneratedValue(GenerationType.IDENTITY)")).isEqualTo(Generation.IDENTITY);
        assertThat(generationOf("@Id @GeneratedValue(sequence = \"s\", allocationSize = 1)"))
                .isEqualTo(Generation.sequence("s", 1));
    }

    private static Generation generationOf(String annotations) throws ReflectiveOperationException {
        ColumnDefinition<?> id = Compilation.of("package shop;\nimport org.stint.annotation.*;\n@Entity\nclass Book {\n"
                        + annotations + " Long id;\n}\n")
                .table("shop.Book_")
                .idAttribute()
                .definition();
        return id.generation();
    }

    @Test
    void constraintsShapeTheColumns() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import jakarta.validation.constraints.*;
                        import java.math.BigDecimal;
                        import java.util.List;
                        import org.stint.annotation.*;

                        @Entity
                        class Book {
                            @Id long id;
                            @NotNull @Size(max = 40) String title;
                            @Size(max = 40) @Column(length = 60) String subtitle;
                            @Digits(integer = 6, fraction = 3) BigDecimal price;
                            @NotNull(groups = Later.class) @Size(max = 9, groups = Later.class) String isbn;
                            @Size(max = 30) @Size(min = 3, max = 9, groups = Later.class) String series;
                            @NotNull @Size(max = 3) @Convert(Words.class) List<String> words;

                            interface Later {}

                            static class Words implements AttributeConverter<List<String>, String> {
                                public String toColumn(List<String> words) { return String.join(" ", words); }
                                public List<String> fromColumn(String column) { return List.of(column.split(" ")); }
                            }
                        }
                        """).table("shop.Book_");

        assertThat(table.attributes())
                .extracting(attribute -> attribute.definition().field() + " "
                        + text(attribute.definition().type().columnType())
                        + (attribute.definition().nullable() ? "" : " NOT NULL"))
                .containsExactly(
                        "id BIGINT NOT NULL",
                        "title VARCHAR(40) NOT NULL",
                        "subtitle VARCHAR(60)",
                        "price DECIMAL(9, 3)",
                        "isbn VARCHAR(255)",
                        "series VARCHAR(30)",
                        "words VARCHAR(255) NOT NULL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Book { @Id long id; @Positive int pages; }",
                "class Book { @Id long id; @Size(min = 1) @Size(max = 9) String title; }",
                "class Book { @Id long id; @Valid @Transient Object cover; }",
                "class Book { @Id long id; @Transient java.util.List<@NotBlank String> words; }",
                "class Book { @Id long id; @AssertTrue boolean isFit() { return true; } }",
                "class Book extends Base { @Id long id; }",
                "@Book.Fit class Book { @Id long id; @Constraint(validatedBy = {}) @interface Fit {"
                        + " String message() default \"\"; Class<?>[] groups() default {};"
                        + " Class<? extends Payload>[] payload() default {}; } }"
            })
    void aClassWithConstraintsSaysSo(String book) throws ReflectiveOperationException {
        assertThat(constrained(book)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Book { @Id @Deprecated long id; }",
                "class Book { @Id long id; void f(@NotNull String s) {} }"
            })
    void aClassWithoutConstraintsSaysSo(String book) throws ReflectiveOperationException {
        assertThat(constrained(book)).isFalse();
    }

    private static boolean constrained(String book) throws ReflectiveOperationException {
        String imports = "package shop;\nimport jakarta.validation.*;\nimport jakarta.validation.constraints.*;\n"
                + "import org.stint.annotation.*;\n";
        return Compilation.of(imports + "@Entity\n" + book + "\n", imports + "class Base {\n@NotNull String name;\n}\n")
                .table("shop.Book_")
                .constrained();
    }

    @Test
    void anEntityWaitsForWhatOtherProcessorsWrite() throws ReflectiveOperationException {
        EntityTable<?, ?> table =
                Compilation.of("""
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        class Book {
                            @Id long id;
                            Genre genre;
                        }
                        """, "package shop;\nclass NeedsGenre {}\n").table("shop.Book_");

        assertThat(table.attribute("genre").definition().type().columnType().kind())
                .isEqualTo(ColumnType.Kind.VARCHAR);
    }

    @Test
    void aDeprecatedEntityGivesNoWarning() throws ReflectiveOperationException {
        EntityTable<?, ?> table = Compilation.of("""
                        package shop;

                        import org.stint.annotation.*;

                        @Entity
                        @Deprecated(forRemoval = true)
                        public class Book {
                            @Id long id;
                        }
                        """).table("shop.Book_");

        assertThat(table).hasToString("book");
    }

    @Test
    void theSameProgramGivesTheSameText() {
        assertThat(Compilation.of(AUTHOR).generated("shop.people.Author_"))
                .isEqualTo(Compilation.of(AUTHOR).generated("shop.people.Author_"));
    }

    @Test
    void anEmbeddedObjectBecomesAClassOfItsColumns() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of("""
                package shop;

                import org.stint.annotation.*;
                import org.stint.contract.Ref;

                @Entity
                public class Line {
                    @Id private Key id;
                    @Embedded(optional = false, prefix = "at_") private Place place;
                    private Place other;

                    @Embeddable record Key(@ManyToOne Ref<Order> order, int number) {}
                    @Embeddable record Place(@Column(name = "town") String city, int floor) {}
                }
                """, """
                package shop;

                import org.stint.annotation.*;

                @Entity
                public class Order {
                    @Id private long id;
                }
                """);

        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.generated("shop.Line_")).contains("""
                    public final IdColumns id = new IdColumns();

                    /** The embedded object {@code id} and its columns. */
                    public final class IdColumns extends EmbeddedAttribute<Line, Line.Key> {

                        public final ToOneAttribute<Line, Order, WholeAttribute<Line, Long>> order = toOneRef(
                                ColumnDefinition.column("id.order", "order_id", SqlTypes.LONG)
                                        .id(Generation.ASSIGNED),
                                Order.class,
                                () -> Order_.ORDER,
                                Line_.this::whole);

                        public final WholeAttribute<Line, Integer> number =
                                whole(ColumnDefinition.column("id.number", "number", SqlTypes.INTEGER)
                                        .id(Generation.ASSIGNED));

                        private IdColumns() {
                            super(Line_.this, "id", Line.Key.class);
                        }
                    }

                    public final PlaceColumns place = new PlaceColumns();
                """.indent(0)).contains("""
                        super(Line.class, null, "line", alias);
                        embedded("id", Line.Key.class);
                        embedded("place", Line.Place.class);
                        embedded("other", Line.Place.class);
                """.indent(0));
        assertThat(compilation.table("shop.Line_").attributes())
                .extracting(attribute ->
                        attribute.definition().name() + (attribute.definition().nullable() ? "" : " NOT NULL"))
                .containsExactly(
                        "order_id NOT NULL",
                        "number NOT NULL",
                        "at_town",
                        "at_floor NOT NULL",
                        "other_town",
                        "other_floor");
    }
}
