package org.stint.processor;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import org.stint.annotation.Check;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Entity;
import org.stint.annotation.Index;
import org.stint.annotation.MappedSuperclass;
import org.stint.annotation.Table;
import org.stint.annotation.Unique;

/** Reports what is said of a table on classes that have none, where nobody would read it. */
final class TableAnnotations {

    private static final List<Class<? extends Annotation>> OF_TABLES =
            List.of(Table.class, Index.class, Unique.class, Check.class);

    private static final Set<Class<? extends Annotation>> WITH_REPEATED = Set.of(
            Table.class, Index.class, Index.List.class, Unique.class, Unique.List.class, Check.class, Check.List.class);

    private TableAnnotations() {}

    static void check(RoundEnvironment round, Mistakes mistakes) {
        for (Element type : round.getElementsAnnotatedWithAny(WITH_REPEATED)) {
            if (type.getAnnotation(Entity.class) == null) {
                OF_TABLES.stream()
                        .filter(annotation -> type.getAnnotationsByType(annotation).length > 0)
                        .forEach(annotation -> mistakes.at(
                                type,
                                annotation,
                                "@" + annotation.getSimpleName() + " describes a table, but " + withoutTable(type)));
            }
        }
    }

    private static String withoutTable(Element type) {
        if (type.getAnnotation(MappedSuperclass.class) != null) {
            return "the mapped superclass " + type.getSimpleName()
                    + " has none. Move it to the entities that extend this class.";
        }
        if (type.getAnnotation(Embeddable.class) != null) {
            return "the embeddable class " + type.getSimpleName()
                    + " has none. Move it to the entities that embed this class.";
        }
        return type.getSimpleName() + " is no entity and has none. Add @Entity, or remove it.";
    }
}
