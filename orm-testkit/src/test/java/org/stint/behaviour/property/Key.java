package org.stint.behaviour.property;

/**
 * What identifies a row of the model: its id, or the {@link Thing} itself while the database has not given it one.
 */
record Key(Kind kind, Object id) {

    @Override
    public String toString() {
        return kind.type().getSimpleName() + " " + id;
    }
}
