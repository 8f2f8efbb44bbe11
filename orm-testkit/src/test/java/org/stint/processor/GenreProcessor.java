package org.stint.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor as others write them: it makes the enum {@code Genre} for a class that is called {@code NeedsGenre}. */
public final class GenreProcessor extends AbstractProcessor {

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.getRootElements().stream()
                .anyMatch(type -> type.getSimpleName().contentEquals("NeedsGenre"))) {
            try (Writer file =
                    processingEnv.getFiler().createSourceFile("shop.Genre").openWriter()) {
                file.write("package shop;\nenum Genre { NOVEL }\n");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return false;
    }
}
