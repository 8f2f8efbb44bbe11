package org.stint.statement;

import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/**
 * All that is known of one column of an entity: the Java field, the column, the type, and what Stint does with it.
 * Immutable; each method that describes more gives a new definition.
 *
 * @param <T> the Java type of the column's value; for a foreign key the type of the id it holds
 */
public final class ColumnDefinition<T> {

    /** What a column is for. */
    public enum Role {
        PLAIN,
        ID,
        VERSION,
        CREATED_AT,
        UPDATED_AT,
        CREATED_BY,
        UPDATED_BY
    }

    private final String field;
    private final String name;
    private final SqlType<T> type;
    private final Role role;
    private final Generation generation;
    private final boolean nullable;
    private final boolean unique;
    private final boolean insertable;
    private final boolean updatable;
    private final @Nullable Reference reference;
    private final @Nullable Filled filled;

    /**
     * How the database fills a column by itself.
     *
     * @param onUpdate whether an UPDATE of the row gives it a new value, and not only the INSERT
     * @param sql what follows the type in the definition of the table; empty for nothing
     */
    public record Filled(boolean onUpdate, String sql) {}

    private ColumnDefinition(
            String field,
            String name,
            SqlType<T> type,
            Role role,
            Generation generation,
            boolean nullable,
            boolean unique,
            boolean insertable,
            boolean updatable,
            @Nullable Reference reference,
            @Nullable Filled filled) {
        this.field = field;
        this.name = name;
        this.type = type;
        this.role = role;
        this.generation = generation;
        this.nullable = nullable;
        this.unique = unique;
        this.insertable = insertable;
        this.updatable = updatable;
        this.reference = reference;
        this.filled = filled;
    }

    /** A nullable column that is written by INSERT and UPDATE. */
    public static <T> ColumnDefinition<T> column(String field, String name, SqlType<T> type) {
        return new ColumnDefinition<>(
                field, name, type, Role.PLAIN, Generation.ASSIGNED, true, false, true, true, null, null);
    }

    /** The id of the entity: not null, never updated. */
    public ColumnDefinition<T> id(Generation generated) {
        return new ColumnDefinition<>(
                field, name, type, Role.ID, generated, false, unique, insertable, false, reference, filled);
    }

    /** A column that Stint itself fills: the version, a timestamp or the actor. */
    public ColumnDefinition<T> role(Role newRole) {
        return new ColumnDefinition<>(
                field, name, type, newRole, generation, nullable, unique, insertable, updatable, reference, filled);
    }

    /** A column that always has a value. */
    public ColumnDefinition<T> notNull() {
        return new ColumnDefinition<>(
                field, name, type, role, generation, false, unique, insertable, updatable, reference, filled);
    }

    /** A column in which no value comes twice. */
    public ColumnDefinition<T> unique() {
        return new ColumnDefinition<>(
                field, name, type, role, generation, nullable, true, insertable, updatable, reference, filled);
    }

    /** A column that INSERT leaves out. */
    public ColumnDefinition<T> notInsertable() {
        return new ColumnDefinition<>(
                field, name, type, role, generation, nullable, unique, false, updatable, reference, filled);
    }

    /** A column that a flush never updates. */
    public ColumnDefinition<T> notUpdatable() {
        return new ColumnDefinition<>(
                field, name, type, role, generation, nullable, unique, insertable, false, reference, filled);
    }

    /** A foreign key. */
    public ColumnDefinition<T> references(Reference target) {
        return new ColumnDefinition<>(
                field, name, type, role, generation, nullable, unique, insertable, updatable, target, filled);
    }

    /** A column that the database fills by itself, so that it is read and never written. */
    public ColumnDefinition<T> filledByDatabase(boolean onUpdate, String sql) {
        return new ColumnDefinition<>(
                field,
                name,
                type,
                role,
                generation,
                nullable,
                unique,
                false,
                false,
                reference,
                new Filled(onUpdate, sql));
    }

    /** Whether the value is in a field, or in what that holds. */
    boolean isIn(String path) {
        return field.equals(path) || field.startsWith(path + ".");
    }

    /** How the database fills the column, or null if it does not. */
    public @Nullable Filled filled() {
        return filled;
    }

    /** The name of the Java field. */
    public String field() {
        return field;
    }

    /** The name of the column, as it is, not quoted. */
    public String name() {
        return name;
    }

    /** How the column's value is bound and read. */
    public SqlType<T> type() {
        return type;
    }

    /** What the column is for. */
    public Role role() {
        return role;
    }

    /** Where the value of an id comes from; of no meaning for other columns. */
    public Generation generation() {
        return generation;
    }

    /** Whether the column may be NULL. */
    public boolean nullable() {
        return nullable;
    }

    /** Whether no value comes twice in the column. */
    public boolean isUnique() {
        return unique;
    }

    /** Whether INSERT writes the column. */
    public boolean insertable() {
        return insertable;
    }

    /** Whether a flush may UPDATE the column. */
    public boolean updatable() {
        return updatable;
    }

    /** Whether nobody but the application gives the column its values. */
    boolean isWrittenByApplication() {
        return filled == null && (role == Role.PLAIN || role == Role.ID);
    }

    /** What the column refers to, or null if it is no foreign key. */
    public @Nullable Reference reference() {
        return reference;
    }
}
