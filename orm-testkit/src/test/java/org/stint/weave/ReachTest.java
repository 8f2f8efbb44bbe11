package org.stint.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.stint.Stint;
import org.stint.annotation.Entity;

/** The run time reaches private fields wherever the class is, woven or not. */
class ReachTest {

    private static final String BASE = """
            package shop.domain;
            import org.stint.annotation.*;
            @MappedSuperclass
            public abstract class Numbered {
                @Id private long id;
                private short shelf;
                protected Numbered() {}
                protected Numbered(long id) {
                    this.id = id;
                    this.shelf = 3;
                }
            }
            """;

    private static final String BOOK = """
            package shop.domain;
            import org.stint.annotation.*;
            @Entity
            public class Book extends Numbered {
                private String title;
                private int copies;
                private boolean lent;
                private double weight;
                @Version private int version;
                private Book() {}
                public Book(long id, String title) {
                    super(id);
                    this.title = title;
                    this.weight = 0.5;
                }
                public void lend() {
                    copies++;
                    lent = true;
                }
                @Override public String toString() {
                    return title + " " + copies + " " + lent + " " + weight + " v" + version;
                }
            }
            """;

    private static final String SHOP = """
            package shop;
            import java.util.function.Function;
            import javax.sql.DataSource;
            import org.stint.Stint;
            import org.stint.session.SessionFactory;
            import org.stint.session.Tracking;
            import shop.domain.Book;
            public class Shop implements Function<DataSource, String> {
                @Override public String apply(DataSource source) {
                    Stint stint = Stint.on(source).entities(Book.class);
                    try (SessionFactory factory = stint.open();
                            SessionFactory second = stint.tracking(Tracking.SNAPSHOT).open()) {
                        factory.schema().create();
                        factory.useTransaction(session -> session.persist(new Book(42, "Emma")));
                        factory.useTransaction(session -> session.get(Book.class, 42L).lend());
                        second.useTransaction(session -> session.get(Book.class, 42L).lend());
                        return factory.inTransaction(session -> session.get(Book.class, 42L).toString());
                    }
                }
            }
            """;

    private static final String MODULE = """
            module shop {
                requires org.stint.core;
                exports shop;
                opens shop.domain to org.stint.core;
            }
            """;

    private static final String DONE = "Emma 2 true 0.5 v2";

    @TempDir
    private Path folder;

    @Test
    void aClassOfAnotherClassLoader() throws Exception {
        ClassLoader loader = Program.compile(folder, BASE, BOOK, SHOP).load();

        assertThat(run(loader)).isEqualTo(DONE);
        assertThat(bridge(loader)).isEqualTo("shop.domain.StintBridge$");
    }

    @Test
    void aWovenClassOfAnotherClassLoaderNeedsNoBridge() throws Exception {
        ClassLoader loader = Program.compile(folder, BASE, BOOK, SHOP).woven().load();

        assertThat(run(loader)).isEqualTo(DONE);
        assertThat(bridge(loader)).isEqualTo("none");
    }

    @Test
    void aClassOfAModuleThatOnlyOpensItsPackage() throws Exception {
        ClassLoader loader = inModule(program(), true);

        assertThat(run(loader)).isEqualTo(DONE);
        assertThat(bridge(loader)).isEqualTo("shop.domain.StintBridge$");
    }

    @Test
    void aWovenClassOfAModule() throws Exception {
        ClassLoader loader = inModule(program().woven(), false);

        assertThat(run(loader)).isEqualTo(DONE);
        assertThat(bridge(loader)).isEqualTo("none");
    }

    @Test
    void withoutByteBuddyMethodHandlesDoTheSame() throws Exception {
        ClassLoader loader = inModule(program(), false);

        assertThat(run(loader)).isEqualTo(DONE);
        assertThat(bridge(loader)).isEqualTo("none");
    }

    private Program program() {
        String modules = String.join(
                System.getProperty("path.separator"),
                List.of(place(Stint.class), place(Entity.class), place(Logger.class), place(NullMarked.class)).stream()
                        .map(Path::toString)
                        .toList());
        return Program.compile(folder, List.of("--module-path", modules), MODULE, BASE, BOOK, SHOP);
    }

    /** Stint and the program as modules, of which the test itself is no part. */
    private static ClassLoader inModule(Program program, boolean withByteBuddy) {
        ModuleFinder finder = ModuleFinder.of(
                program.folder(), place(Stint.class), place(Entity.class), place(Logger.class), place(ByteBuddy.class));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(finder, ModuleFinder.of(), withByteBuddy ? Set.of("shop", "net.bytebuddy") : Set.of("shop"));
        return ModuleLayer.defineModulesWithOneLoader(
                        configuration, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer()
                .findLoader("shop");
    }

    @SuppressWarnings("unchecked")
    private static String run(ClassLoader loader) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try {
            return ((Function<DataSource, String>)
                            loader.loadClass("shop.Shop").getConstructor().newInstance())
                    .apply(source);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static String bridge(ClassLoader loader) {
        try {
            return Class.forName("shop.domain.StintBridge$", false, loader).getName();
        } catch (ClassNotFoundException none) {
            return "none";
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
