package org.stint.samples.bookshop.console;

/** Shows how far something long has come, until it is closed. */
public interface Progress extends AutoCloseable {

    /** So much is done of the whole. */
    void reach(long done);

    @Override
    void close();
}
