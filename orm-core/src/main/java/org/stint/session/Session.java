package org.stint.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stint.statement.Statement;

/**
 * A unit of work: keeps one object for each row it has read, knows what was changed, and writes it in one go.
 *
 * <p>A session begins its transaction by itself at the first statement and outlives {@link #commit()}; the next
 * statement begins the next transaction. Closing it with changes that were not committed rolls them back and logs a
 * warning.
 *
 * <p>Not for use by several threads at once: a second thread that enters while the first is inside gets a
 * {@link org.stint.exception.SessionBusyException}. Handing a session from one thread to another is fine.
 *
 * <p>Every verb throws {@link org.stint.exception.SessionClosedException} after {@link #close()} and
 * {@link org.stint.exception.MappingException} for a class the factory does not know.
 */
public interface Session extends Executor, AutoCloseable {

    /**
     * The entity with an id, from this session or else from the database. Never flushes; a removed object is not found.
     *
     * @throws org.stint.exception.StaleObjectException if a version was expected and the row has another
     */
    <E> Optional<E> find(Class<E> type, Object id, FindOption... options);

    /**
     * The entity with an id, which must exist; otherwise as {@link #find}.
     *
     * @throws org.stint.exception.EntityNotFoundException if there is none
     */
    <E> E get(Class<E> type, Object id, FindOption... options);

    /**
     * The entities with ids, in the order of the ids, read in as few statements as possible.
     *
     * @throws org.stint.exception.EntityNotFoundException if some are missing; it names all of them
     */
    <E> List<E> getAll(Class<E> type, Collection<?> ids);

    /** The entities with ids, by id, in the order of the ids; those that do not exist are left out. */
    <K, E> Map<K, E> findAll(Class<E> type, Collection<K> ids);

    /**
     * What flushes did to the row of an audited entity, oldest first; also when the row is gone by now. Flushes pending
     * changes of the class first, as a select would.
     *
     * @throws org.stint.exception.StintException if the class is not annotated with {@code @Audited}
     */
    <E> List<HistoryEntry<E>> history(Class<E> type, Object id);

    /**
     * Makes a transient object managed, to be inserted by the next flush; an object that was removed is managed again.
     * A managed one stays as it is. Objects that it refers to are not persisted with it.
     *
     * @throws org.stint.exception.DetachedException if the object is stored already but not managed here
     * @throws org.stint.exception.UniqueViolationException if another object with its id is managed here
     */
    void persist(Object entity);

    /**
     * Copies the values of an object onto the managed one with the same id, which is read if this session does not have
     * it yet, and gives that back. Never flushes; the next flush writes the columns whose values differ.
     *
     * <p>The source stays what it is: it is never attached, changed or loaded, and shares no value that can change in
     * place. Every persistent attribute is copied, null as null; the id, the version, times, actors, columns that the
     * database fills and those that are not updatable are not. A lazy attribute that the source never read is absent and
     * left alone. References become those of this session, by id; the entities behind them are not merged.
     *
     * <p>The version of the source is what is checked: against the row at once, and again by the flush. An entity without
     * a version is not checked.
     *
     * <p>A source without an id, or with an id from the application that has no row and no sign of having had one (an
     * advanced version, an unread attribute), is new: a copy is persisted and given back, each time it is merged. A
     * managed source is given back as it is.
     *
     * @throws org.stint.exception.StaleObjectException if the row has another version than the source, or is gone; nothing
     *     was copied
     * @throws org.stint.exception.EntityNotFoundException if the row of an entity without a version is gone, although the
     *     source was stored, or that of an entity that it refers to
     * @throws org.stint.exception.MissingVersionException if the row exists, but the source has no version
     * @throws org.stint.exception.TransientReferenceException if the source refers to an object that was not persisted
     * @throws org.stint.exception.DetachedException if the source, or the object with its id, is removed here
     */
    default <E> E merge(E source) {
        return merge(source, MergeOptions.defaults());
    }

    /**
     * As {@link #merge(Object)}, but only some attributes are copied.
     *
     * @throws org.stint.exception.StintException if an option names an attribute of another entity, or {@code only} one
     *     that is never copied
     */
    <E> E merge(E source, MergeOptions options);

    /**
     * Marks a managed object for deletion by the next flush; one that was never flushed is just forgotten.
     *
     * @throws org.stint.exception.DetachedException if the object is not managed here
     */
    void remove(Object entity);

    /**
     * Reads a managed object anew and forgets its pending changes.
     *
     * @throws org.stint.exception.DetachedException if the object is not managed here
     * @throws org.stint.exception.EntityNotFoundException if the row is gone, or not inserted yet
     */
    void refresh(Object entity);

    /**
     * Reads managed objects anew, one statement for each class, and forgets their pending changes.
     *
     * @throws org.stint.exception.DetachedException if an object is not managed here
     * @throws org.stint.exception.EntityNotFoundException if rows are gone, all of which it names, or not inserted yet
     */
    void refreshAll(Collection<?> entities);

    /**
     * Declares that a managed object may no longer be what the database holds. Where reads cannot be intercepted it is
     * read anew at once, which makes this the same as {@link #refresh}.
     */
    void expire(Object entity);

    /** Stops tracking an object; its pending changes are not written. Does nothing if the object is not managed here. */
    void detach(Object entity);

    /**
     * Stops tracking all objects; their pending changes are not written. All that is known of them is forgotten: a
     * rollback takes back what was flushed of them in the database, but not in these objects.
     */
    void clear();

    /** Whether the object is managed here. */
    boolean contains(Object entity);

    /** What the object is to this session. */
    EntityState stateOf(Object entity);

    /**
     * Executes a bulk update or delete, with or without rows that come back, and says how the objects of this session
     * follow it. {@link #execute(Statement)} does so with {@link SynchronizeSession#AUTO}.
     *
     * <p>Other changes have no strategy: after an upsert, a batch, SQL of the application or an update of several tables
     * every managed object of the tables that they may have changed is read anew, one select for each class; of a batch
     * whose condition names the id, a whole number or a UUID, only those of these rows. They are
     * refused while the flush mode holds changes of objects of such tables back.
     *
     * @throws org.stint.exception.NotEvaluableException if it is to be evaluated and has a part that memory cannot
     *     decide as this database does
     * @throws org.stint.exception.StintException if it touches objects with changes that the flush mode holds back, or
     *     is neither an update nor a delete
     */
    default <R> BulkResult<R> execute(Statement<R> change, SynchronizeSession strategy) {
        return execute(change, strategy, PendingChanges.REFUSE);
    }

    /** As {@link #execute(Statement, SynchronizeSession)}, for a flush mode that holds changes back. */
    <R> BulkResult<R> execute(Statement<R> change, SynchronizeSession strategy, PendingChanges pending);

    /** Whether a flush would write something, or check a version that was written by hand. */
    boolean isDirty();

    /**
     * Writes all pending changes. If it fails, the objects are as they were before, pending changes included; the
     * transaction can only be rolled back if anything was sent.
     *
     * @throws jakarta.validation.ConstraintViolationException if objects are not valid; nothing was sent
     * @throws org.stint.exception.TransientReferenceException if an object refers to one that was not persisted; nothing
     *     was sent
     * @throws org.stint.exception.StaleObjectException if rows were changed or deleted since they were read
     * @throws org.stint.exception.ConstraintViolatedException if a row breaks a constraint of its table
     * @throws org.stint.exception.ReadOnlyException if the transaction only reads
     */
    FlushResult flush();

    /** What a flush would write now. Sends nothing, calls nobody and validates nothing. */
    FlushPlan plan();

    /**
     * Flushes, unless the mode is MANUAL, and commits. The objects stay managed, with their values.
     *
     * @throws org.stint.exception.StintException if the session joined a transaction, which whoever began it ends; or if the
     *     database refuses, and then everything is rolled back, in memory too. A flush that fails is as in {@link #flush()}
     * @throws org.stint.exception.CommitOutcomeUnknownException if the connection broke before the answer came
     */
    void commit();

    /**
     * Undoes everything since the transaction began, in the database and in memory: fields, versions, generated ids and
     * states are what they were, changes not yet flushed are reverted, new objects are transient again.
     *
     * @throws org.stint.exception.StintException if the session joined a transaction, which whoever began it ends
     */
    void rollback();

    /** Flushes and marks a point to which {@link #rollbackTo} can return. */
    Savepoint savepoint();

    /**
     * Undoes what was done since a savepoint, in the database and in memory; the savepoint stays usable.
     *
     * @throws org.stint.exception.StintException if it was not set in this transaction, or an earlier one was returned to
     */
    void rollbackTo(Savepoint savepoint);

    /** The current transaction, begun if there is none: plain statements in it see what this session flushed. */
    Transaction transaction();

    /** When pending changes are written. */
    FlushMode flushMode();

    /** Changes when pending changes are written. */
    void flushMode(FlushMode mode);

    /**
     * Ends the session. What was not committed is rolled back, with a warning in the log if that loses changes; a session
     * that joined a transaction flushes instead, unless the mode is MANUAL, and its objects follow a rollback of that. What
     * becomes of the objects afterwards is not written.
     */
    @Override
    void close();
}
