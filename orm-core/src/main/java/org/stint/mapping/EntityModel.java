package org.stint.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Attribute;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.TableConstraint;
import org.stint.type.ColumnType.Kind;

/**
 * An entity as the run time sees it, built from its generated table. Immutable and safe for use by many threads.
 *
 * @param <E> the entity class
 */
public final class EntityModel<E> {

    private static final Set<Kind> RESPELLED =
            EnumSet.of(Kind.DECIMAL, Kind.TIME, Kind.TIMESTAMP, Kind.TIMESTAMP_WITH_TIME_ZONE, Kind.JSON);

    private final EntityTable<E, ?> table;
    private final List<AttributeModel> attributes;
    private final List<AttributeModel> ids;
    private final List<EmbeddedModel> embedded;
    private final List<AttributeModel> filledOnInsert;
    private final List<AttributeModel> filledOnUpdate;
    private final List<AttributeModel> writtenOnce;
    private final @Nullable AttributeModel version;
    private final List<ReferenceModel> references;
    private final @Nullable ReferenceModel[] referenceOf;
    private final List<AttributeModel> respelled;
    private final List<List<AttributeModel>> uniqueKeys;
    private final @Nullable HistoryTable history;
    private final List<AttributeModel> audited;

    private EntityModel(EntityTable<E, ?> table) {
        this.table = table;
        List<AttributeModel> models = new ArrayList<>();
        for (Attribute<E, ?> attribute : table.attributes()) {
            models.add(new AttributeModel(models.size(), attribute));
        }
        this.attributes = List.copyOf(models);
        this.ids =
                attributes.stream().filter(attribute -> attribute.is(Role.ID)).toList();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("The table " + table + " has no id");
        }
        this.filledOnInsert = attributes.stream()
                .filter(attribute -> attribute.definition().filled() != null)
                .toList();
        this.filledOnUpdate = filledOnInsert.stream()
                .filter(attribute -> attribute.definition().filled().onUpdate())
                .toList();
        this.writtenOnce = attributes.stream()
                .filter(attribute -> !attribute.isUpdated() && !attribute.is(Role.ID))
                .toList();
        this.embedded = EmbeddedModel.below("", attributes, table.embedded());
        this.version = attributes.stream()
                .filter(attribute -> attribute.is(Role.VERSION))
                .findFirst()
                .orElse(null);
        this.references = ReferenceModel.among(attributes);
        this.referenceOf = new @Nullable ReferenceModel[attributes.size()];
        references.forEach(
                reference -> reference.attributes().forEach(column -> referenceOf[column.index()] = reference));
        this.respelled = attributes.stream()
                .filter(attribute -> attribute.reference() == null)
                .filter(attribute ->
                        RESPELLED.contains(attribute.type().columnType().kind()))
                .toList();
        this.uniqueKeys = uniqueKeys(table, attributes);
        this.history = HistoryTable.of(table);
        this.audited = attributes.stream()
                .filter(attribute -> table.audits(table.attributes().get(attribute.index())))
                .toList();
    }

    /** The model of a generated table. */
    public static <E> EntityModel<E> of(EntityTable<E, ?> table) {
        return new EntityModel<>(table);
    }

    /** The entity class. */
    public Class<E> type() {
        return table.entityClass();
    }

    /** The simple name of the class, for messages. */
    public String name() {
        return table.entityClass().getSimpleName();
    }

    /** The table without an alias. */
    public EntityTable<E, ?> table() {
        return table;
    }

    /** The attributes in the order of the fields. */
    public List<AttributeModel> attributes() {
        return attributes;
    }

    /**
     * The attribute that identifies a row.
     *
     * @throws IllegalStateException if the id is composite, so that several do; see {@link #ids()}
     */
    public AttributeModel id() {
        if (ids.size() > 1) {
            throw new IllegalStateException("The id of " + this + " is composite: " + ids);
        }
        return ids.get(0);
    }

    /** The attributes that identify a row together, in the order of the key: one, or those of an embedded id. */
    public List<AttributeModel> ids() {
        return ids;
    }

    /** The embedded object that is the id, or null if the id is an attribute of its own. */
    public @Nullable EmbeddedModel embeddedId() {
        return embedded.stream()
                .filter(object -> object.attributes().get(0).is(Role.ID))
                .findFirst()
                .orElse(null);
    }

    /** The name of the Java field that holds the id. */
    public String idName() {
        return ids.get(0).rootName();
    }

    /** Where ids come from. */
    public Generation generation() {
        return ids.get(0).definition().generation();
    }

    /** The attributes that the database fills when a row is inserted, and with that also those when it is updated. */
    public List<AttributeModel> filledOnInsert() {
        return filledOnInsert;
    }

    /** The attributes that the database fills when a row is updated. */
    public List<AttributeModel> filledOnUpdate() {
        return filledOnUpdate;
    }

    /** The attributes besides the id that no flush ever updates: written by an insert, by the database, or not at all. */
    public List<AttributeModel> writtenOnce() {
        return writtenOnce;
    }

    /** The embedded objects in fields of the entity itself, in the order of the fields. */
    public List<EmbeddedModel> embedded() {
        return embedded;
    }

    /** The attribute that counts the changes of a row, or null. */
    public @Nullable AttributeModel version() {
        return version;
    }

    /** The relationships. */
    public List<ReferenceModel> references() {
        return references;
    }

    /** The relationship that an attribute is a column of, or null. */
    public @Nullable ReferenceModel reference(AttributeModel attribute) {
        return referenceOf[attribute.index()];
    }

    /** The attribute at whose position accessors know the field of an attribute: that itself, or the first of its key. */
    public AttributeModel holder(AttributeModel attribute) {
        ReferenceModel reference = referenceOf[attribute.index()];
        return reference == null ? attribute : reference.first();
    }

    /** The attributes whose columns may hold a value in another spelling than it was given in: numbers and times. */
    public List<AttributeModel> respelled() {
        return respelled;
    }

    /** The combinations of attributes whose values come only once, besides the id. */
    public List<List<AttributeModel>> uniqueKeys() {
        return uniqueKeys;
    }

    /** The table that keeps the changes of the rows, or null. */
    public @Nullable HistoryTable history() {
        return history;
    }

    /** The attributes whose changes are kept. */
    public List<AttributeModel> audited() {
        return audited;
    }

    @Override
    public String toString() {
        return name();
    }

    private static List<List<AttributeModel>> uniqueKeys(EntityTable<?, ?> table, List<AttributeModel> attributes) {
        List<List<AttributeModel>> keys = new ArrayList<>();
        for (AttributeModel attribute : attributes) {
            if (attribute.definition().isUnique()) {
                keys.add(List.of(attribute));
            }
        }
        for (TableConstraint constraint : table.constraints()) {
            if (constraint instanceof TableConstraint.Unique unique) {
                Set<String> columns = unique.columns().stream().collect(Collectors.toSet());
                keys.add(attributes.stream()
                        .filter(attribute -> columns.contains(attribute.column().name()))
                        .toList());
            }
        }
        return List.copyOf(keys);
    }
}
