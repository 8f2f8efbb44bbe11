package org.stint.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.stint.annotation.Id;
import org.stint.annotation.Table;
import org.stint.annotation.Version;

/** Reads the mapping of an entity, and reports all mistakes in it. */
final class EntityReader {

    private final ClassRules classRules = new ClassRules();
    private final FieldCollector collector;
    private final AttributeReader attributeReader;
    private final EmbeddableRules embeddableRules;
    private final BeanValidation beanValidation;
    private final CallbackReader callbackReader;

    EntityReader(Types types, Elements elements) {
        ValueTypes valueTypes = new ValueTypes(new Converters(types));
        collector = new FieldCollector(types);
        attributeReader = new AttributeReader(valueTypes, new ReferenceReader(collector, valueTypes));
        embeddableRules = new EmbeddableRules(collector, attributeReader);
        beanValidation = new BeanValidation(types);
        callbackReader = new CallbackReader(types, elements);
    }

    /** The mapping; empty if there was a mistake. */
    Optional<MappedEntity> read(TypeElement element, Mistakes mistakes) {
        if (!classRules.check(element, mistakes)) {
            return Optional.empty();
        }
        collector.check(element, mistakes);
        DatabaseNames names = DatabaseNames.of(element);
        Table table = element.getAnnotation(Table.class);
        String tableName = table == null || table.value().isEmpty()
                ? names.table(element.getSimpleName().toString())
                : table.value();
        EmbeddedReader embedded = new EmbeddedReader(collector, names, mistakes);
        List<PersistentField> ownFields = collector.fields(element);
        List<PersistentField> fields = embedded.withColumns(ownFields);
        Set<PersistentField> allFields = new LinkedHashSet<>(ownFields);
        allFields.addAll(fields);
        List<MappedAttribute> attributes = new ArrayList<>();
        Map<String, PersistentField> byColumn = new HashMap<>();
        for (PersistentField field : fields) {
            for (MappedAttribute attribute : read(field, names, tableName, mistakes)) {
                attributes.add(attribute);
                checkColumn(field, attribute, byColumn, mistakes);
            }
        }
        checkIds(element, ownFields, mistakes);
        checkVersions(fields, mistakes);
        MappedEntity entity = new MappedEntity(
                element,
                ClassName.of(element),
                ClassName.tableOf(element),
                ClassName.constantOf(element),
                table == null ? "" : table.schema(),
                tableName,
                attributes,
                embedded.classes(),
                new ConstraintReader(element, names(fields, attributes), attributes, mistakes).read(tableName, names),
                beanValidation.constrains(element),
                callbackReader.read(element, mistakes),
                HistoryReader.read(element, allFields, tableName, names, mistakes));
        return mistakes.any() ? Optional.empty() : Optional.of(entity);
    }

    /** Reports what is wrong with an embeddable class, for itself. */
    void check(TypeElement embeddable, Mistakes mistakes) {
        embeddableRules.check(embeddable, mistakes);
    }

    /** The class of an embedded object reports its own mistakes; what a field overrides is the field's. */
    private List<MappedAttribute> read(
            PersistentField field, DatabaseNames names, String tableName, Mistakes mistakes) {
        boolean own = field.embedding().field() == null
                || field.embedding().id()
                || field.embedding().override(field.name()) != null;
        Mistakes seen = own ? mistakes : mistakes.elsewhere();
        List<MappedAttribute> attributes = attributeReader.read(field, names, tableName, seen);
        if (seen.any()) {
            mistakes.reportedElsewhere();
        }
        return attributes;
    }

    /** What constraints may name: every field, in place of a relationship with several columns each of these. */
    private static Set<String> names(List<PersistentField> fields, List<MappedAttribute> attributes) {
        Set<String> names = fields.stream().map(PersistentField::path).collect(Collectors.toSet());
        attributes.stream()
                .filter(MappedAttribute::isPart)
                .map(MappedAttribute::field)
                .forEach(part -> {
                    names.remove(part.substring(0, part.indexOf('.')));
                    names.add(part);
                });
        return names;
    }

    private static void checkColumn(
            PersistentField field,
            MappedAttribute attribute,
            Map<String, PersistentField> byColumn,
            Mistakes mistakes) {
        PersistentField first = byColumn.putIfAbsent(attribute.column(), field);
        if (first != null && (attribute.isPart() || !first.path().equals(field.path()))) {
            mistakes.at(
                    field.place(),
                    "The fields " + labelInside(first) + " and " + labelInside(field) + " both have the column \""
                            + attribute.column() + "\". Give one of them another by "
                            + (attribute.isPart()
                                    ? "@AttributeOverride."
                                    : isInside(field) && isInside(first)
                                            ? "@Embedded(prefix = …) or @AttributeOverride."
                                            : "@Column(name = …)."));
        }
    }

    private static boolean isInside(PersistentField field) {
        return field.embedding().field() != null;
    }

    /** Two objects of one class have the same fields, so that only the way to them tells these apart. */
    private static String labelInside(PersistentField field) {
        return isInside(field) ? field.entity().getSimpleName() + "." + field.path() : field.label();
    }

    private static void checkIds(TypeElement element, List<PersistentField> fields, Mistakes mistakes) {
        List<PersistentField> ids =
                fields.stream().filter(field -> field.has(Id.class)).toList();
        if (ids.isEmpty()) {
            mistakes.at(
                    element,
                    "The entity " + element.getSimpleName()
                            + " has no id. Mark the field that identifies a row with @Id.");
        }
        ids.stream()
                .skip(1)
                .forEach(id -> mistakes.at(
                        id.place(),
                        "The entity " + element.getSimpleName() + " has two ids, "
                                + ids.get(0).label() + " and " + id.label()
                                + ". Keep @Id on one of them; @Unique serves other keys."));
    }

    private static void checkVersions(List<PersistentField> fields, Mistakes mistakes) {
        List<PersistentField> versions =
                fields.stream().filter(field -> field.has(Version.class)).toList();
        versions.stream()
                .skip(1)
                .forEach(version -> mistakes.at(
                        version.place(),
                        "There are two versions, " + versions.get(0).label() + " and " + version.label()
                                + ". Keep @Version on one of them."));
    }
}
