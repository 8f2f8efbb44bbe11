package org.stint.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;

/**
 * An embedded object in the rows of an entity as a whole: all of its columns together. So is a foreign key that refers to
 * a composite id by several columns. The annotation processor writes one subclass for each such field, with the columns
 * one by one.
 *
 * <p>As in the mapping, no object is the same as NULL in all columns. An object is compared with the values that it has
 * when the condition is built. Immutable.
 *
 * @param <E> the entity
 * @param <V> the embeddable class
 */
public abstract non-sealed class EmbeddedAttribute<E, V> implements Selectable<V> {

    private final EntityTable<E, ?> table;
    private final String path;
    private final Class<V> type;

    // found when first asked for, when the table is complete; immutable, so that each thread may find its own
    private @Nullable List<Attribute<E, ?>> attributes;

    /**
     * The object at a path.
     *
     * @param path the names of the fields that lead to it, with dots between them
     */
    protected EmbeddedAttribute(EntityTable<E, ?> table, String path, Class<V> type) {
        this.table = table;
        this.path = path;
        this.type = type;
    }

    /** The table whose rows have the columns. */
    public final EntityTable<E, ?> table() {
        return table;
    }

    /** The names of the fields that lead to the object, with dots between them. */
    public final String path() {
        return path;
    }

    /** The embeddable class. */
    public final Class<V> type() {
        return type;
    }

    /** The columns, those of objects inside included, in the order of the fields. */
    public final List<Attribute<E, ?>> attributes() {
        List<Attribute<E, ?>> known = attributes;
        if (known == null) {
            String inside = path + ".";
            known = table.attributes().stream()
                    .filter(attribute -> attribute.definition().field().startsWith(inside))
                    .toList();
            attributes = known;
        }
        return known;
    }

    /** True where the object has just these values; NULL where a value is null. */
    public final Condition eq(V value) {
        List<@Nullable Object> values = columns(value);
        if (values.stream().allMatch(Objects::isNull)) {
            return isNull();
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object part = values.get(i);
            parts.add(part == null ? column(i).isNull() : column(i).eq(part));
        }
        return Condition.allOf(parts);
    }

    /** True where both are there and have the same values. */
    public final Condition eq(EmbeddedAttribute<?, V> other) {
        return isNotDistinctFrom(other).and(isNotNull());
    }

    /** True where there is an object with other values. */
    public final Condition ne(V value) {
        List<@Nullable Object> values = columns(value);
        if (values.stream().allMatch(Objects::isNull)) {
            return isNotNull();
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(column(i).isDistinctFrom(values.get(i)));
        }
        return Condition.anyOf(parts).and(isNotNull());
    }

    /** True where both are there and do not have the same values. */
    public final Condition ne(EmbeddedAttribute<?, V> other) {
        return isNotDistinctFrom(other).not().and(isNotNull()).and(other.isNotNull());
    }

    /** True where both have the same values, or there is none of both. */
    public final Condition isNotDistinctFrom(EmbeddedAttribute<?, V> other) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < attributes().size(); i++) {
            parts.add(column(i).isNotDistinctFrom((Operand<Object>) other.column(i)));
        }
        return Condition.allOf(parts);
    }

    /** True where there is no object. */
    public final Condition isNull() {
        return Condition.allOf(telling().map(Expression::isNull).toList());
    }

    /** True where there is an object. */
    public final Condition isNotNull() {
        return Condition.anyOf(telling().map(Expression::isNotNull).toList());
    }

    /** True where the object is one of those given; FALSE if there are none. */
    public final Condition in(Collection<? extends V> values) {
        List<List<?>> complete = new ArrayList<>();
        List<Condition> alternatives = new ArrayList<>();
        for (V value : values) {
            List<@Nullable Object> columns = columns(value);
            if (columns.contains(null)) {
                alternatives.add(eq(value));
            } else {
                complete.add(columns);
            }
        }
        alternatives.add(0, ColumnTuples.in(attributes(), complete));
        return Condition.anyOf(alternatives);
    }

    /** True where the object is one of those given. */
    @SafeVarargs
    public final Condition in(V first, V... more) {
        List<V> values = new ArrayList<>();
        values.add(first);
        values.addAll(Arrays.asList(more));
        return in(values);
    }

    /** What each column holds for an object; null for all of them if there is none. */
    final List<@Nullable Object> columnsOrNulls(@Nullable V value) {
        List<@Nullable Object> columns = new ArrayList<>();
        for (Attribute<E, ?> attribute : attributes()) {
            String inside = attribute.definition().field().substring(path.length() + 1);
            columns.add(column(attribute, ObjectFields.get(value, inside)));
        }
        return columns;
    }

    @Override
    public final String toString() {
        return table + "." + path;
    }

    private List<@Nullable Object> columns(V value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "Cannot compare " + this + " with null: in SQL the result is never true. Use isNull().");
        }
        return columnsOrNulls(value);
    }

    private static @Nullable Object column(Attribute<?, ?> attribute, @Nullable Object field) {
        Reference reference = attribute.definition().reference();
        if (reference == null || field == null) {
            return field;
        }
        if (field instanceof Ref<?> ref) {
            return ref.id();
        }
        if (reference.isPart()) {
            return field;
        }
        Object id = ObjectFields.get(
                field, reference.table().get().idAttribute().definition().field());
        if (id == null) {
            throw new IllegalArgumentException("Cannot use a "
                    + field.getClass().getSimpleName() + " without an id as the value of " + attribute
                    + ": store it first.");
        }
        return id;
    }

    /** The columns that tell whether there is an object: one that always has a value if it is there, otherwise all. */
    private Stream<Expression<Object>> telling() {
        List<Attribute<E, ?>> attributes = attributes();
        for (int i = 0; i < attributes.size(); i++) {
            if (!attributes.get(i).definition().nullable()) {
                return Stream.of(column(i));
            }
        }
        List<Expression<Object>> all = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            all.add(column(i));
        }
        return all.stream();
    }

    @SuppressWarnings("unchecked") // every attribute is an expression, and its values come from the field of its type
    private Expression<Object> column(int position) {
        return (Expression<Object>) attributes().get(position);
    }
}
