package org.stint.contract;

/** Fetches what an entity refers to but does not hold yet; implemented by the session that read the entity. */
public interface LazyLoader {

    /**
     * Loads the entity of a class with an id.
     *
     * @return the entity; a row that does not exist is an error of the implementation's choice
     */
    <E> E load(Class<E> type, Object id);
}
