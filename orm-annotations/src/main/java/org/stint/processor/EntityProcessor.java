package org.stint.processor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;

/**
 * Writes the table class of each {@link Entity}, and reports the mistakes in its mapping at the class, field or
 * annotation that has them: all of a class at once, and then no table class for it.
 *
 * <p>An entity that mentions a class which another processor is still to write waits for the next round.
 */
public final class EntityProcessor extends AbstractProcessor {

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<ClassName, String> entityByTableClass = new LinkedHashMap<>();
    private EntityReader reader;
    private TableWriter writer;
    private Unresolved unresolved;

    /** Made by the compiler. */
    public EntityProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        reader = new EntityReader(environment.getTypeUtils(), environment.getElementUtils());
        writer = new TableWriter(environment.getElementUtils(), environment.getFiler());
        unresolved = new Unresolved(new FieldCollector(environment.getTypeUtils()));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Entity.class.getPackageName() + ".*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        // The compiler itself reports a class that no round brought.
        if (!round.processingOver()) {
            Set<TypeElement> entities = new LinkedHashSet<>();
            waiting.forEach(name -> entities.add(processingEnv.getElementUtils().getTypeElement(name)));
            waiting.clear();
            for (Element annotated : round.getElementsAnnotatedWith(Entity.class)) {
                entities.add((TypeElement) annotated);
            }
            for (Element annotated : round.getElementsAnnotatedWith(Embeddable.class)) {
                entities.add((TypeElement) annotated);
            }
            entities.forEach(this::process);
            TableAnnotations.check(round, new Mistakes(processingEnv.getMessager()));
        }
        // Claiming the annotations would hide the classes from processors that look at everything.
        return false;
    }

    private void process(TypeElement entity) {
        Mistakes mistakes = new Mistakes(processingEnv.getMessager());
        try {
            if (unresolved.in(entity)) {
                waiting.add(entity.getQualifiedName().toString());
                return;
            }
            if (entity.getAnnotation(Embeddable.class) != null) {
                reader.check(entity, mistakes);
                return;
            }
            Optional<MappedEntity> mapped = reader.read(entity, mistakes);
            if (mapped.isPresent()) {
                checkOthers(mapped.get(), mistakes);
                writer.write(mapped.get(), mistakes);
            }
        } catch (RuntimeException unexpected) {
            mistakes.at(
                    entity,
                    "The table class of the entity " + entity.getSimpleName()
                            + " could not be made because of an unexpected " + unexpected
                            + ". Look for other errors first; if there are none, please report this as a bug in Stint.");
        }
    }

    private void checkOthers(MappedEntity mapped, Mistakes mistakes) {
        String entity = mapped.element().getQualifiedName().toString();
        String sameClass = entityByTableClass.putIfAbsent(mapped.table(), entity);
        if (sameClass != null) {
            mistakes.at(
                    mapped.element(),
                    "The entities " + sameClass + " and " + entity + " would both have the table class "
                            + mapped.table().qualified() + ". Rename one of them.");
        }
    }
}
