package org.stint.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stint.contract.Tracker;
import org.stint.contract.Woven;

/** A woven class tells of every write to a persistent field, wherever in the module that is. */
class WeavingTest {

    private static final String BOOK = """
            package shop;
            import org.stint.annotation.*;
            @Entity
            public class Book extends Thing {
                @Id private Long id;
                private String title;
                private int copies;
                private long pages;
                private double weight;
                private byte[] cover;
                @ManyToOne @Lazy private Book sequel;
                private transient String draft;
                @Transient private String note;
                private static String last;
                @Transient private final java.util.function.Consumer<Object> changes = what -> this.change((String) what);
                public Book() {
                    this("untitled", null);
                }
                Book(String title, Book other) {
                    this.title = title;
                    if (other != null) {
                        other.copies++;
                    }
                }
                void change(String what) {
                    switch (what) {
                        case "setter" -> setTitle("Emma");
                        case "lambda" -> ((Runnable) () -> title = "Emma").run();
                        case "inner" -> new Clerk().retitle("Emma");
                        case "nested" -> Shelf.retitle(this, "Emma");
                        case "anonymous" -> new Object() { void run() { title = "Emma"; } }.run();
                        case "twice" -> { title = "Emma"; title = "Emma again"; }
                        case "numbers" -> { copies++; pages += 2; weight *= 1.5; copies = (int) pages; }
                        case "expression" -> { String both = title = "Emma"; draft = both; }
                        case "superclass" -> name = "a thing";
                        case "superclass by setter" -> setName("a thing");
                        case "neighbour" -> Neighbour.rename(this);
                        case "copy" -> new Book("a copy", this);
                        case "not persistent" -> { draft = "x"; note = "y"; last = "z"; }
                        case "bytes" -> cover[0] = 7;
                        case "read" -> { draft = title + copies + pages + weight; }
                        case "lazy" -> draft = sequel.title;
                        case "lazy replaced" -> sequel = null;
                        default -> throw new IllegalArgumentException(what);
                    }
                }
                void setTitle(String title) {
                    this.title = title;
                }
                class Clerk {
                    void retitle(String to) {
                        title = to;
                    }
                }
                static class Shelf {
                    static void retitle(Book book, String to) {
                        book.title = to;
                    }
                }
            }
            """;

    private static final String THING = """
            package shop;
            import org.stint.annotation.*;
            @MappedSuperclass
            public abstract class Thing {
                String name;
                protected int weightInGrams;
                protected void setName(String name) {
                    this.name = name;
                }
            }
            """;

    private static final String NEIGHBOUR = """
            package shop;
            class Neighbour {
                static void rename(Thing thing) {
                    thing.name = "renamed";
                    thing.weightInGrams += 5;
                }
            }
            """;

    private static final String STRANGER = """
            package shop;
            class Stranger {
                private String title;
                void setTitle(String title) {
                    this.title = title;
                }
            }
            """;

    private static final int JAVA_17 = 61;
    private static final int JAVA_25 = 69;

    @TempDir
    private static Path shared;

    private static Program shop;

    @TempDir
    private Path folder;

    @BeforeAll
    static void weave() {
        shop = Program.compile(shared, BOOK, THING, NEIGHBOUR, STRANGER).woven();
    }

    @Test
    void aWriteIsToldWithTheFieldAsItWas() throws Exception {
        assertThat(told("setter")).containsExactly("title was untitled");
    }

    @Test
    void aSecondWriteIsNotTold() throws Exception {
        assertThat(told("twice")).containsExactly("title was untitled");
    }

    @Test
    void writesOfInnerClassesAndLambdasAreTold() throws Exception {
        for (String way : List.of("lambda", "inner", "nested", "anonymous", "expression")) {
            assertThat(told(way)).as(way).containsExactly("title was untitled");
        }
    }

    @Test
    void numbersOfAllSizesAreTold() throws Exception {
        assertThat(told("numbers")).containsExactly("copies was 0", "pages was 0", "weight was 0.0");
    }

    @Test
    void writesOfAMappedSuperclassAndItsNeighboursAreTold() throws Exception {
        assertThat(told("superclass")).containsExactly("name was null");
        assertThat(told("superclass by setter")).containsExactly("name was null");
        assertThat(told("neighbour")).containsExactly("name was null", "weightInGrams was 0");
    }

    @Test
    void aConstructorThatChangesAnotherObjectIsTold() throws Exception {
        assertThat(told("copy")).containsExactly("copies was 0");
    }

    @Test
    void whatIsNotPersistentIsNotTold() throws Exception {
        assertThat(told("not persistent")).isEmpty();
    }

    @Test
    void readingIsToldOnlyWhereTheValueCanBeChangedInPlace() throws Exception {
        assertThat(told("read")).isEmpty();
        assertThat(told("bytes")).containsExactly("cover was given away");
    }

    @Test
    void aLazyFieldIsLoadedByTheFirstRead() throws Exception {
        assertThat(told("lazy")).containsExactly("sequel was loaded");
        assertThat(told("lazy replaced")).containsExactly("sequel was null");
    }

    @Test
    void aLazyFieldOfAnObjectWithoutASessionIsAClearError() throws Exception {
        Woven book = book();
        book.stintUnload(List.of(book.stintFields()).indexOf("sequel"));

        assertThatThrownBy(() -> changing(book, "lazy"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot load Book.sequel: the object belongs to no session");
    }

    @Test
    void onlyTheSuperclassMayHaveALazyField() throws Exception {
        Woven print = (Woven) instance(Program.compile(folder, """
                        package shop;
                        import org.stint.annotation.*;
                        @MappedSuperclass
                        public abstract class Scanned {
                            @Lazy private String text;
                        }
                        """, """
                        package shop;
                        import org.stint.annotation.*;
                        @Entity
                        public class Print extends Scanned {
                            @Id private Long id;
                        }
                        """).woven(), "shop.Print");
        int text = 0;
        int id = 1;

        print.stintUnload(text);

        assertThat(print.stintFields()).containsExactly("text", "id");
        assertThat(print.stintLazy(text)).isTrue();
        assertThat(print.stintLazy(id)).isFalse();
        assertThat(print.stintLoaded(text)).isFalse();
        assertThat(print.stintLoaded(id)).isTrue();
    }

    @Test
    void anObjectThatNobodyManagesTellsNobody() throws Exception {
        Woven book = book();
        changing(book, "setter");

        assertThat(book.stintGet(List.of(book.stintFields()).indexOf("title"))).isEqualTo("Emma");
    }

    @Test
    void theFieldsOfASuperclassComeFirst() throws Exception {
        assertThat(book().stintFields())
                .containsExactly(
                        "name", "weightInGrams", "id", "title", "copies", "pages", "weight", "cover", "sequel");
    }

    @Test
    void fieldsAreReadAndWrittenWithoutReflection() throws Exception {
        Woven book = (Woven) book().stintNew();
        book.stintSet(0, "a name");
        book.stintSet(4, 12);
        book.stintSet(6, 1.5);

        assertThat(book.stintGet(0)).isEqualTo("a name");
        assertThat(book.stintGet(4)).isEqualTo(12);
        assertThat(book.stintGet(6)).isEqualTo(1.5);
        assertThatThrownBy(() -> book.stintSet(4, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> book.stintGet(9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void weavingAgainChangesNothing() {
        Program program = program().woven();
        Map<String, String> once = program.bytes();

        assertThat(program.woven().bytes()).isEqualTo(once);
    }

    @Test
    void classFilesOfEveryJavaFrom17To25AreWovenAlike() throws Exception {
        Program oldest = program().ofVersion(JAVA_17).woven();

        for (int version = JAVA_17 + 1; version <= JAVA_25; version++) {
            Program later = Program.compile(folder.resolve("later" + version), BOOK, THING, NEIGHBOUR, STRANGER)
                    .ofVersion(version)
                    .woven();
            assertThat(later.versions()).containsOnly(version);
            assertThat(later.ofVersion(JAVA_17).bytes()).isEqualTo(oldest.bytes());
        }
    }

    @Test
    void otherClassesStayAsTheCompilerMadeThem() {
        Program program = program();
        Map<String, String> compiled = program.bytes();
        Map<String, String> woven = program.woven().bytes();

        assertThat(woven.keySet().stream().filter(name -> !woven.get(name).equals(compiled.get(name))))
                .containsExactlyInAnyOrder(
                        file("Book"),
                        file("Book$1"),
                        file("Book$Clerk"),
                        file("Book$Shelf"),
                        file("Neighbour"),
                        file("Thing"));
    }

    @Test
    void aClassMayHaveMoreFieldsThanAMaskHasBits() throws Exception {
        String fields = IntStream.range(0, 150)
                .mapToObj(number -> "private String f" + number + ";\n")
                .collect(Collectors.joining());
        String changes = IntStream.range(0, 150)
                .mapToObj(number -> "f" + number + " = \"x\"; f" + number + " = \"y\";\n")
                .collect(Collectors.joining());
        Woven wide = (Woven)
                instance(Program.compile(folder, """
                                package shop;
                                import org.stint.annotation.*;
                                @Entity
                                public class Wide {
                                    @Id private Long id;
                                    %s
                                    @Transient public final java.util.function.Consumer<Object> changes = what -> { %s };
                                }
                                """.formatted(fields, changes)).woven(), "shop.Wide");
        List<String> told = listening(wide);

        changing(wide, "all");

        assertThat(told).hasSize(150).doesNotHaveDuplicates().contains("f0 was null", "f63 was null", "f149 was null");
    }

    @Test
    void aTrackerThatIsGivenAgainHearsAgain() throws Exception {
        Woven book = book();
        List<String> told = listening(book);
        changing(book, "setter");
        book.stintTracker(book.stintTracker());
        changing(book, "setter");
        book.stintTracker(null);
        changing(book, "setter");

        assertThat(told).containsExactly("title was untitled", "title was Emma");
    }

    private List<String> told(String change) throws Exception {
        Woven book = book();
        List<String> fields = List.of(book.stintFields());
        book.stintSet(fields.indexOf("cover"), new byte[1]);
        List<String> told = listening(book);
        if (change.equals("lazy")) {
            book.stintUnload(fields.indexOf("sequel"));
        }
        changing(book, change);
        return told;
    }

    private static List<String> listening(Woven object) {
        List<String> told = new ArrayList<>();
        object.stintTracker(new Tracker() {
            @Override
            public void changing(Woven changed, int field) {
                told.add(changed.stintFields()[field] + " was " + changed.stintGet(field));
            }

            @Override
            public boolean givingAway(Woven changed, int field) {
                told.add(changed.stintFields()[field] + " was given away");
                return true;
            }

            @Override
            public Object load(Woven changed, int field) {
                told.add(changed.stintFields()[field] + " was loaded");
                return changed.stintNew();
            }
        });
        return told;
    }

    @SuppressWarnings("unchecked")
    private static void changing(Woven object, String what) throws Exception {
        java.lang.reflect.Field changes = object.getClass().getDeclaredField("changes");
        changes.setAccessible(true);
        ((Consumer<Object>) changes.get(object)).accept(what);
    }

    private Woven book() throws Exception {
        return (Woven) instance(shop, "shop.Book");
    }

    private Program program() {
        return Program.compile(folder, BOOK, THING, NEIGHBOUR, STRANGER);
    }

    private static Object instance(Program program, String type) throws Exception {
        return program.load().loadClass(type).getConstructor().newInstance();
    }

    private static String file(String type) {
        return Path.of("shop", type + ".class").toString();
    }
}
