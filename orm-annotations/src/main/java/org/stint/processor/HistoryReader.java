package org.stint.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.Audited;
import org.stint.annotation.NotAudited;

/** Reads where the changes of an entity are kept, if they are. */
final class HistoryReader {

    private HistoryReader() {}

    /**
     * Reads it.
     *
     * @param fields those of the entity, and those of the objects that are embedded in it
     */
    static @Nullable MappedHistory read(
            TypeElement entity, Set<PersistentField> fields, String table, DatabaseNames names, Mistakes mistakes) {
        Audited audited = entity.getAnnotation(Audited.class);
        List<PersistentField> without =
                fields.stream().filter(field -> field.has(NotAudited.class)).toList();
        if (audited == null) {
            without.stream()
                    .filter(field -> field.element().getEnclosingElement().equals(entity))
                    .forEach(field -> mistakes.at(
                            field.place(),
                            "@NotAudited leaves " + field.label() + " out of a history that "
                                    + entity.getSimpleName()
                                    + " does not have. Add @Audited to the class or remove it."));
            return null;
        }
        String history = audited.value().isEmpty() ? names.history(table) : audited.value();
        if (history.equals(table)) {
            mistakes.at(
                    entity,
                    "The history table of " + entity.getSimpleName() + " is called \"" + history
                            + "\" like the table itself. Give @Audited another name.");
        }
        return new MappedHistory(
                history, without.stream().map(PersistentField::path).toList());
    }
}
