package org.stint.mapping;

import org.jspecify.annotations.Nullable;
import org.stint.statement.Attribute;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Reference;
import org.stint.type.SqlType;

/** One attribute of an entity as the run time sees it: its position, its column and the type of the column's value. */
public final class AttributeModel {

    private final int index;
    private final ExpressionNode.Column column;
    private final ColumnDefinition<Object> definition;

    @SuppressWarnings("unchecked") // below the typed coats a value is an object, and its type the one it came with
    AttributeModel(int index, Attribute<?, ?> attribute) {
        this.index = index;
        this.column = attribute.node();
        this.definition = (ColumnDefinition<Object>) attribute.definition();
    }

    /** The position among the attributes of the entity. */
    public int index() {
        return index;
    }

    /**
     * The name of the Java field; of a column of an embedded object the path to it, with dots: {@code address.city}. Of
     * one of several columns that refer to a composite id the path goes on into that: {@code order.number}.
     */
    public String name() {
        return definition.field();
    }

    /** The name of the field of the entity itself in which the value is: {@code address} for {@code address.city}. */
    public String rootName() {
        int dot = name().indexOf('.');
        return dot < 0 ? name() : name().substring(0, dot);
    }

    /** The column as statements name it. */
    public ExpressionNode.Column column() {
        return column;
    }

    /** All that is known of the column. */
    public ColumnDefinition<Object> definition() {
        return definition;
    }

    /** How the column's value is bound and read; for a foreign key the type of the id it holds. */
    public SqlType<Object> type() {
        return definition.type();
    }

    /** What the column refers to, or null if it is no foreign key. */
    public @Nullable Reference reference() {
        return definition.reference();
    }

    /**
     * Whether a flush writes the column of a row that exists when the application has given the field another value. If
     * not, then another value in the field is no change: an id, and what only an insert or the database writes, stay
     * what they are.
     */
    public boolean isUpdated() {
        return definition.updatable() && !is(Role.CREATED_AT) && !is(Role.CREATED_BY);
    }

    /** Whether the column is there for this purpose. */
    public boolean is(Role role) {
        return definition.role() == role;
    }

    @Override
    public String toString() {
        return name();
    }
}
