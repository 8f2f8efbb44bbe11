package org.stint.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Puts the table class of an entity where the compiler finds it. */
final class TableWriter {

    private static final ClassName GENERATED = new ClassName("javax.annotation.processing", "Generated");

    private final Elements elements;
    private final Filer filer;

    TableWriter(Elements elements, Filer filer) {
        this.elements = elements;
        this.filer = filer;
    }

    void write(MappedEntity mapped, Mistakes mistakes) {
        ModuleElement module = elements.getModuleOf(mapped.element());
        String ownPackage = mapped.table().packageName();
        Imports imports = new Imports(
                ownPackage,
                simple -> find(module, new ClassName(ownPackage, simple)) != null,
                simple -> find(module, ClassName.java(simple)) != null);
        TableSource source = new TableSource(mapped, imports);
        String body = source.body();
        checkHiddenNames(mapped, imports.expressionHeads(), mistakes);
        if (!mistakes.any()) {
            create(mapped, source.file(body, annotations(module, imports)), mistakes);
        }
    }

    private static void checkHiddenNames(MappedEntity mapped, Set<String> heads, Mistakes mistakes) {
        for (MappedAttribute attribute : mapped.attributes()) {
            List<String> steps = List.of(attribute.field().split("\\."));
            String what = steps.get(0).equals(mapped.constant())
                    ? "is also the name of the constant"
                    : steps.stream().anyMatch(heads::contains) ? "would hide the class or package of that name" : null;
            if (what != null) {
                mistakes.at(
                        mapped.element(),
                        "The field " + mapped.element().getSimpleName() + "." + attribute.field()
                                + " cannot become an attribute, for its name " + what + " in "
                                + mapped.table().name()
                                + ". Rename the field; @Column(name = …) keeps the name of the column.");
            }
        }
    }

    private void create(MappedEntity mapped, String source, Mistakes mistakes) {
        String name = mapped.table().qualified();
        try (Writer file = filer.createSourceFile(name, mapped.element()).openWriter()) {
            file.write(source);
        } catch (FilerException alreadyThere) {
            mistakes.at(
                    mapped.element(),
                    "The table class " + name + " of the entity "
                            + mapped.element().getSimpleName()
                            + " cannot be written, because there is a class of that name already. Rename one of them.");
        } catch (IOException failure) {
            mistakes.at(
                    mapped.element(),
                    "The table class " + name + " could not be written: " + failure.getMessage()
                            + ". Check the folder for generated sources.");
        }
    }

    private List<String> annotations(@Nullable ModuleElement module, Imports imports) {
        List<String> annotations = new ArrayList<>();
        Set<String> suppressed = suppressed(module, imports.used());
        if (!suppressed.isEmpty()) {
            String warnings = suppressed.stream().map(JavaText::literal).collect(Collectors.joining(", "));
            annotations.add("@" + imports.type(ClassName.java("SuppressWarnings")) + "("
                    + (suppressed.size() == 1 ? warnings : "{" + warnings + "}") + ")");
        }
        // A module that does not read java.compiler cannot name the annotation.
        if (find(module, GENERATED) != null) {
            annotations.add(
                    "@" + imports.type(GENERATED) + "(" + JavaText.literal(EntityProcessor.class.getName()) + ")");
        }
        return annotations;
    }

    /** The warnings that come from the classes in the mapping and not from the table class. */
    private Set<String> suppressed(@Nullable ModuleElement module, Set<String> used) {
        Set<String> suppressed = new TreeSet<>();
        for (String name : used) {
            TypeElement type = find(module, new ClassName("", name));
            for (Element element = type; element != null; element = element.getEnclosingElement()) {
                if (elements.isDeprecated(element)) {
                    suppressed.addAll(List.of("deprecation", "removal"));
                }
                boolean visible = element.getModifiers().contains(Modifier.PUBLIC) || !(element instanceof TypeElement);
                if (module != null && !module.isUnnamed() && !visible) {
                    suppressed.add("exports");
                }
            }
        }
        return suppressed;
    }

    private @Nullable TypeElement find(@Nullable ModuleElement module, ClassName name) {
        return module == null
                ? elements.getTypeElement(name.qualified())
                : elements.getTypeElement(module, name.qualified());
    }
}
