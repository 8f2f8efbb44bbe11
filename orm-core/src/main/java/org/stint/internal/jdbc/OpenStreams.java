package org.stint.internal.jdbc;

import java.util.List;
import java.util.TreeMap;

/** The streams over a connection that nobody has closed yet, by the order in which they were opened. */
final class OpenStreams {

    private final TreeMap<Long, ResultStream<?>> streams = new TreeMap<>();
    private long opened;

    /** How many streams were opened so far. */
    long opened() {
        return opened;
    }

    /** Numbers a stream and remembers it until it is forgotten. */
    long add(ResultStream<?> stream) {
        streams.put(opened, stream);
        return opened++;
    }

    void forget(long number) {
        streams.remove(number);
    }

    /** Closes them all, whatever goes wrong with one. */
    void close() {
        closeFrom(0);
    }

    /** Closes those that were opened after so many others, whatever goes wrong with one. */
    void closeFrom(long number) {
        Failures failures = new Failures();
        List.copyOf(streams.tailMap(number).values()).forEach(stream -> failures.run(stream::close));
        failures.throwFirst();
    }
}
