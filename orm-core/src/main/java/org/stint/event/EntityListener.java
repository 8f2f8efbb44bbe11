package org.stint.event;

/**
 * Is told what happens to the objects of an entity class. Methods of the entity that carry annotations such as
 * {@code @BeforeInsert} are called the same way, before the listeners.
 *
 * <p>The <em>before</em> methods run at the beginning of a flush, before validation, for each object that it is going to
 * write. They may change the attributes of that object, and the change is part of the flush; what they change in other
 * objects may or may not be. An exception fails the flush: nothing was sent, and the objects are as before, apart from
 * what was changed here. The next attempt to flush calls them again.
 *
 * <p>The <em>after</em> methods of a flush run when all its rows are written and ids, versions and times have reached
 * the objects, before the commit, which may still fail. What they change in persistent attributes is not part of the
 * flush. An exception fails the flush: the objects are as they were before it, pending changes included, and the
 * transaction can only be rolled back.
 *
 * <p>{@link #afterLoad} runs when an object was made of its row or read anew, and all that the result refers to is there
 * as well; not when a rollback restores the object. What it changes in persistent attributes is a change like any
 * other, to be written by the next flush. An exception fails what was read, and none of its new objects is managed.
 *
 * <p>None of them may call a method of the session, which is in the middle of something; that is an error. References
 * may be followed, lazily too. Plans call no listener, and bulk statements none but {@link #afterLoad} of the objects
 * that they read anew.
 *
 * <p>Called on the thread that uses the session. A listener is safe for use by as many threads as there are sessions.
 *
 * @param <E> the entity class, or a superclass or interface of it
 */
public interface EntityListener<E> {

    /** A flush is going to insert the object; its generated id and version are not there yet. */
    default void beforeInsert(E entity) {}

    /** A flush is going to update the object, because an attribute was changed. */
    default void beforeUpdate(E entity) {}

    /** A flush is going to delete the object; changes of it are not written. */
    default void beforeDelete(E entity) {}

    /** A flush has inserted the object. */
    default void afterInsert(E entity) {}

    /** A flush has updated the object. */
    default void afterUpdate(E entity) {}

    /** A flush has deleted the object. */
    default void afterDelete(E entity) {}

    /** The object was made of its row, or read anew. */
    default void afterLoad(E entity) {}
}
