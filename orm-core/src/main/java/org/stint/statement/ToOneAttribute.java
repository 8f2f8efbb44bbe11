package org.stint.statement;

/**
 * A relationship to one entity, held by a foreign key in this table.
 *
 * @param <E> the entity that holds the key
 * @param <T> the entity it refers to
 * @param <I> the kind of attribute that the key is
 */
public final class ToOneAttribute<E, T, I extends Attribute<E, ?>> {

    /** The foreign key: an attribute of this table; using it needs no join. */
    public final I id;

    ToOneAttribute(I id) {
        this.id = id;
    }

    /** The table of the entity that the key refers to. */
    @SuppressWarnings("unchecked") // the reference was built with the table of T
    public EntityTable<T, ?> target() {
        Reference reference = id.definition().reference();
        if (reference == null) {
            throw new IllegalStateException("The column " + id.node().name() + " has no reference");
        }
        return (EntityTable<T, ?>) reference.table().get();
    }
}
