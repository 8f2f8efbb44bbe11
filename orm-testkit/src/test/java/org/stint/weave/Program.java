package org.stint.weave;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.stint.processor.EntityProcessor;

/** A small program in a folder of its own: compiled with the annotation processor, and woven if asked to. */
final class Program {

    private static final Pattern NAME = Pattern.compile(
            "^(?:module|(?:@.*\\s)?(?:public |abstract |final )*(?:class|interface)) ([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    /** Where a class file says by its lower byte for which Java it is. */
    private static final int VERSION = 7;

    private final Path classes;

    private Program(Path classes) {
        this.classes = classes;
    }

    /** Compiles sources into a folder, for the version of Java that runs the tests. */
    static Program compile(Path folder, String... sources) {
        return compile(folder, List.of(), sources);
    }

    /** Compiles sources into a folder with more options for the compiler. */
    static Program compile(Path folder, List<String> more, String... sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<File> files = new ArrayList<>();
            for (String source : sources) {
                files.add(write(folder.resolve("sources"), source).toFile());
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter complaints = new StringWriter();
            List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-parameters"));
            options.addAll(more);
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                JavaCompiler.CompilationTask task = compiler.getTask(
                        complaints, manager, null, options, null, manager.getJavaFileObjectsFromFiles(files));
                task.setProcessors(List.of(new EntityProcessor()));
                boolean compiled = task.call();
                if (!compiled) {
                    throw new AssertionError(complaints.toString());
                }
            }
            return new Program(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Weaves the classes where they are. */
    Program woven() {
        try (ClassFileLocator around = ClassFileLocator.ForClassLoader.of(Program.class.getClassLoader())) {
            new Plugin.Engine.Default()
                    .with(around)
                    .apply(classes.toFile(), classes.toFile(), new Plugin.Factory.Simple(new StintPlugin()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same class files, said to be of a version of Java. */
    Program ofVersion(int major) {
        for (Path file : classFiles()) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                bytes[VERSION] = (byte) major;
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** The versions of Java of the class files. */
    Set<Integer> versions() {
        Set<Integer> versions = new TreeSet<>();
        for (Path file : classFiles()) {
            try {
                versions.add((int) Files.readAllBytes(file)[VERSION]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return versions;
    }

    private List<Path> classFiles() {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return classes;
    }

    /** The class files by name. */
    Map<String, String> bytes() {
        try (Stream<Path> files = Files.walk(classes)) {
            Map<String, String> bytes = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(classes.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of the program, in a class loader of its own. */
    ClassLoader load() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Program.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path folder, String source) throws IOException {
        Matcher name = NAME.matcher(source);
        if (!name.find()) {
            throw new AssertionError("No name in " + source);
        }
        Matcher inPackage = PACKAGE.matcher(source);
        boolean module = source.startsWith("module") || source.startsWith("open module");
        Path parent = inPackage.find() ? folder.resolve(inPackage.group(1).replace('.', '/')) : folder;
        Path file = parent.resolve(module ? "module-info.java" : name.group(1) + ".java");
        Files.createDirectories(parent);
        return Files.writeString(file, source);
    }
}
