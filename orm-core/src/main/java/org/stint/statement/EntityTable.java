package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.event.EntityListener;

/**
 * The table of an entity, complete: class, name, columns, id, version and constraints. The annotation processor writes
 * one subclass for each entity; nothing else describes the mapping.
 *
 * <p>Immutable once its constructor has returned, and safe for use by many threads.
 *
 * @param <E> the entity
 * @param <S> the subclass itself
 */
public abstract class EntityTable<E, S extends EntityTable<E, S>> extends Table<E> {

    private final Class<E> entityClass;
    private final List<Attribute<E, ?>> attributes = new ArrayList<>();
    private final Map<String, Class<?>> embedded = new LinkedHashMap<>();
    private final List<TableConstraint> constraints = new ArrayList<>();
    private @Nullable String historyTable;
    private Set<String> notAudited = Set.of();
    private @Nullable List<Attribute<E, ?>> ids;
    private @Nullable List<ExpressionNode.Column> keys;
    private @Nullable Advances advances;

    /**
     * Begins a table; the subclass adds its attributes in the order of the fields.
     *
     * @param schema the schema, or null for the one that the connection uses
     * @param alias the alias, or null for none
     */
    protected EntityTable(Class<E> entityClass, @Nullable String schema, String name, @Nullable String alias) {
        super(new QueryNode.Table(schema, name, alias));
        this.entityClass = entityClass;
    }

    /** The same table under an alias, to name it twice in one statement. */
    public abstract S as(String alias);

    /** In an insert that meets rows that are there already: the row that was to be inserted. */
    public final S excluded() {
        return as(Insert.EXCLUDED);
    }

    /**
     * In what an update, an upsert or a delete gives back: the row as it was before, beside the table itself, which is the
     * row as it is afterwards. Of a deleted row both are what it was; before an insert there was nothing, which is NULL.
     * An entity that is made of it is nobody's: no session manages it.
     *
     * <p>An upsert gives back old rows on PostgreSQL 18 and later only. Before that, and on H2, an update finds the old
     * row by the id, which the table must describe and on H2 the update must not set. MariaDB gives back nothing of
     * updates. What cannot be is refused before anything is sent.
     */
    public final S old() {
        return as(OldRow.NAME);
    }

    /** The entity class. */
    public final Class<E> entityClass() {
        return entityClass;
    }

    /** The attributes in the order of the fields; positions in this list are what generated code addresses. */
    public final List<Attribute<E, ?>> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    /** The classes of embedded objects by the paths to them, such as {@code address} and {@code address.geo}. */
    public final Map<String, Class<?>> embedded() {
        return Collections.unmodifiableMap(embedded);
    }

    /** Indexes, unique combinations and checks. */
    public final List<TableConstraint> constraints() {
        return Collections.unmodifiableList(constraints);
    }

    /**
     * The attribute that identifies a row.
     *
     * @throws IllegalStateException if there are several; see {@link #idAttributes()}
     */
    public final Attribute<E, ?> idAttribute() {
        List<Attribute<E, ?>> ids = idAttributes();
        if (ids.size() != 1) {
            throw new IllegalStateException("The table " + this + " has a composite id: " + ids);
        }
        return ids.get(0);
    }

    /** The attributes that identify a row together. */
    public final List<Attribute<E, ?>> idAttributes() {
        if (ids == null) {
            ids = attributes.stream()
                    .filter(attribute -> attribute.definition().role() == ColumnDefinition.Role.ID)
                    .toList();
        }
        return ids;
    }

    /** The columns that identify a row together. */
    final List<ExpressionNode.Column> keys() {
        if (keys == null) {
            keys = idAttributes().stream().map(Attribute::node).toList();
        }
        return keys;
    }

    /** What a change of rows sets by itself. */
    final Advances advances() {
        if (advances == null) {
            advances = Advances.of(this);
        }
        return advances;
    }

    /**
     * True where the id is one of those given; FALSE if there are none.
     *
     * @param ids for each id the values of its columns, in their order
     */
    public final Condition identifiedBy(Collection<? extends List<?>> ids) {
        return ColumnTuples.in(idAttributes(), ids);
    }

    /** The attribute that counts the changes of a row, if there is one. */
    public final Optional<Attribute<E, ?>> versionAttribute() {
        return only(ColumnDefinition.Role.VERSION);
    }

    /** The attribute that belongs to a Java field. */
    public final Attribute<E, ?> attribute(String field) {
        for (Attribute<E, ?> attribute : attributes) {
            if (attribute.definition().field().equals(field)) {
                return attribute;
            }
        }
        throw new NoSuchElementException(entityClass.getSimpleName() + " has no attribute " + field);
    }

    /** Whether a field of the entity carries a Bean Validation constraint. */
    public boolean constrained() {
        return false;
    }

    /** Calls the methods of the entity that carry annotations such as {@code @BeforeInsert}; null if there are none. */
    public @Nullable EntityListener<E> callbacks() {
        return null;
    }

    /** The name of the table, in the same schema, that keeps the changes of the rows; null if nothing does. */
    public final @Nullable String historyTable() {
        return historyTable;
    }

    /** Whether the changes of an attribute are kept: those that say nothing but that there was a change are not. */
    public final boolean audits(Attribute<E, ?> attribute) {
        return historyTable != null
                && notAudited.stream().noneMatch(attribute.definition()::isIn)
                && switch (attribute.definition().role()) {
                    case ID, VERSION, UPDATED_AT, UPDATED_BY -> false;
                    default -> true;
                };
    }

    /** Adds a column of whole numbers. */
    protected final <T extends Number> WholeAttribute<E, T> whole(ColumnDefinition<T> column) {
        return add(new WholeAttribute<>(node(), column));
    }

    /** Adds a column of numbers that may have a fraction. */
    protected final <T extends Number> NumberAttribute<E, T> number(ColumnDefinition<T> column) {
        return add(new NumberAttribute<>(node(), column));
    }

    /** Adds a column of texts. */
    protected final TextAttribute<E> text(ColumnDefinition<String> column) {
        return add(new TextAttribute<>(node(), column));
    }

    /** Adds a column of dates or times. */
    protected final <T> TimeAttribute<E, T> time(ColumnDefinition<T> column) {
        return add(new TimeAttribute<>(node(), column));
    }

    /** Adds a column of truth values. */
    protected final BooleanAttribute<E> bool(ColumnDefinition<Boolean> column) {
        return add(new BooleanAttribute<>(node(), column));
    }

    /** Adds a column of JSON documents, whose type is {@link org.stint.type.SqlTypes#JSON}. */
    protected final JsonAttribute<E> json(ColumnDefinition<String> column) {
        return add(new JsonAttribute<>(node(), column));
    }

    /** Adds a column of values without an order. */
    protected final <T> ValueAttribute<E, T> value(ColumnDefinition<T> column) {
        return add(new ValueAttribute<>(node(), column));
    }

    /**
     * Adds a foreign key whose Java field holds the entity.
     *
     * @param kind the method of this class that adds an attribute of the key's kind
     */
    protected final <T, K, I extends Attribute<E, K>> ToOneAttribute<E, T, I> toOne(
            ColumnDefinition<K> column,
            Class<T> target,
            Supplier<? extends EntityTable<T, ?>> table,
            Function<ColumnDefinition<K>, I> kind) {
        I key = kind.apply(column.references(new Reference(target, table, false)));
        return new ToOneAttribute<>(key, table, () -> List.of(key));
    }

    /**
     * Adds a foreign key of several columns.
     *
     * @param key the columns, which refer to those of the composite id in their order
     */
    protected final <T, I extends EmbeddedAttribute<E, ?>> ToOneAttribute<E, T, I> toOne(
            I key, Supplier<? extends EntityTable<T, ?>> table) {
        return new ToOneAttribute<>(key, table, key::attributes);
    }

    /** Adds a foreign key whose Java field is a {@code Ref}; see {@link #toOne}. */
    protected final <T, K, I extends Attribute<E, K>> ToOneAttribute<E, T, I> toOneRef(
            ColumnDefinition<K> column,
            Class<T> target,
            Supplier<? extends EntityTable<T, ?>> table,
            Function<ColumnDefinition<K>, I> kind) {
        I key = kind.apply(column.references(new Reference(target, table, true)));
        return new ToOneAttribute<>(key, table, () -> List.of(key));
    }

    /** Says that the attributes below a path are the fields of an embedded object. */
    protected final void embedded(String path, Class<?> type) {
        embedded.put(path, type);
    }

    /** Adds an index over columns, by column name. */
    protected final void index(String name, String... columns) {
        constraints.add(new TableConstraint.Index(name, List.of(columns)));
    }

    /** Adds a unique combination of columns, by column name. */
    protected final void unique(String name, String... columns) {
        constraints.add(new TableConstraint.Unique(name, List.of(columns)));
    }

    /** Adds a condition in SQL that every row meets. */
    protected final void check(String name, String condition) {
        constraints.add(new TableConstraint.Check(name, condition));
    }

    /**
     * Keeps the changes of the rows.
     *
     * @param table the name of the history table
     * @param without the fields whose values are not kept
     */
    protected final void audited(String table, String... without) {
        historyTable = table;
        notAudited = Set.of(without);
    }

    @Override
    final List<Node> columns() {
        return attributes.stream().<Node>map(Attribute::node).toList();
    }

    private <A extends Attribute<E, ?>> A add(A attribute) {
        attributes.add(attribute);
        return attribute;
    }

    private Optional<Attribute<E, ?>> only(ColumnDefinition.Role role) {
        for (Attribute<E, ?> attribute : attributes) {
            if (attribute.definition().role() == role) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
