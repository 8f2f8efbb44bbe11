package org.stint.processor;

import jakarta.validation.Valid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Entity;
import org.stint.statement.EntityTable;

/** A program compiled in memory with the annotation processor, warnings being errors. */
public final class Compilation {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("^(?:@.*\\s)?(?:[a-z-]+ )*(?:class|enum|interface|record) ([\\w$]+)", Pattern.MULTILINE);

    private final Map<String, Output> generated = new LinkedHashMap<>();
    private final Map<String, Output> classes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Compilation() {}

    /**
     * What the compiler complained about.
     *
     * @param line the text of the line, without blanks around it; empty if the complaint belongs to no line
     * @param message the complaint
     */
    public record Problem(String line, String message) {}

    /** Compiles sources, each of which begins with a package and has one class at the left margin. */
    public static Compilation of(String... sources) {
        return of(new Compilation(), sources);
    }

    /** Compiles more sources, to which the classes of this program are there already compiled. */
    public Compilation then(String... sources) {
        return of(this, sources);
    }

    private static Compilation of(Compilation before, String... sources) {
        Compilation compilation = new Compilation();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                // Nobody claims the annotations of Bean Validation, so that "processing" would always warn.
                "-Xlint:all,-processing",
                "-Werror",
                "--release",
                "17",
                "-processor",
                EntityProcessor.class.getName() + "," + GenreProcessor.class.getName());
        try (JavaFileManager files = compilation
        .new Files(compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.US_ASCII), before)) {
            List<JavaFileObject> units =
                    Stream.of(sources).<JavaFileObject>map(Source::new).toList();
            compiler.getTask(null, files, diagnostics, options, null, units).call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            compilation.problems.add(new Problem(line(diagnostic), diagnostic.getMessage(Locale.ROOT)));
        }
        return compilation;
    }

    /** Errors and warnings, in the order in which they were reported. */
    public List<Problem> problems() {
        return problems;
    }

    /** The names of all classes that the processor wrote. */
    Set<String> generatedNames() {
        return new TreeSet<>(generated.keySet());
    }

    /** The source that the processor wrote for a table class. */
    String generated(String name) {
        Output output = generated.get(name);
        if (output == null) {
            throw new AssertionError("There is no " + name + " among " + generated.keySet() + "; " + problems);
        }
        return output.text();
    }

    /** Loads a table class and gives its constant. */
    EntityTable<?, ?> table(String name) throws ReflectiveOperationException {
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        Class<?> table = Class.forName(name, true, new Loader());
        for (Field field : table.getFields()) {
            if (field.getType() == table) {
                return (EntityTable<?, ?>) field.get(null);
            }
        }
        throw new AssertionError(name + " has no constant");
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        if (source == null || diagnostic.getLineNumber() == Diagnostic.NOPOS) {
            return "";
        }
        try {
            String text = source.getCharContent(true).toString();
            return text.lines()
                    .skip(diagnostic.getLineNumber() - 1)
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Loader extends ClassLoader {

        Loader() {
            super(Compilation.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Output output = classes.get(name);
            if (output == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = output.bytes.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("source:///" + path(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        private static String path(String text) {
            String folder = first(PACKAGE, text).replace('.', '/');
            String name =
                    text.contains("\npackage ") || text.startsWith("@Naming") ? "package-info" : first(TYPE, text);
            return folder.isEmpty() ? name : folder + "/" + name;
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    private static final class Output extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("output:///" + name.replace('.', '/') + kind.extension), kind);
        }

        String text() {
            return bytes.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public Writer openWriter() {
            return new OutputStreamWriter(bytes, StandardCharsets.US_ASCII);
        }
    }

    private final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Compilation before;

        Files(StandardJavaFileManager standard, Compilation before) throws IOException {
            super(standard);
            this.before = before;
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            Output output = new Output(name, kind);
            (kind == JavaFileObject.Kind.SOURCE ? generated : classes).put(name, output);
            return output;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
            if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
                return found;
            }
            List<JavaFileObject> all = new ArrayList<>();
            found.forEach(all::add);
            before.classes.forEach((name, output) -> {
                if (packageName.equals(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                    all.add(output);
                }
            });
            return all;
        }

        @Override
        public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Output output
                    ? before.classes.entrySet().stream()
                            .filter(entry -> entry.getValue() == output)
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining())
                    : super.inferBinaryName(location, file);
        }
    }

    /** Where the classes come from that a program with entities needs. */
    private static List<Path> classPath() {
        return Stream.of(Entity.class, EntityTable.class, NullMarked.class, Valid.class)
                .map(Compilation::home)
                .distinct()
                .toList();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
