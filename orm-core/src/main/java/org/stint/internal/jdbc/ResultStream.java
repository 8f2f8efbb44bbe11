package org.stint.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.StintException;

/** The rows of an open result, read part by part so that only one part is in memory. */
final class ResultStream<R> extends Spliterators.AbstractSpliterator<R> implements AutoCloseable {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Supplier<ResultPart<R>> parts;
    private final int partSize;
    private final Call call;
    private final Calls calls;
    private final OpenStreams open;
    private final long number;
    private final ArrayDeque<Optional<R>> ready = new ArrayDeque<>();
    private long count;
    private boolean exhausted;
    private boolean closed;

    ResultStream(
            PreparedStatement statement,
            ResultSet rows,
            Supplier<ResultPart<R>> parts,
            int partSize,
            Call call,
            Calls calls) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.statement = statement;
        this.rows = rows;
        this.parts = parts;
        this.partSize = partSize;
        this.call = call;
        this.calls = calls;
        this.open = calls.lease().openStreams();
        this.number = open.add(this);
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        if (ready.isEmpty() && !exhausted) {
            readPart();
        }
        Optional<R> next = ready.poll();
        if (next == null) {
            return false;
        }
        action.accept(next.orElse(null));
        return true;
    }

    private void readPart() {
        if (closed) {
            throw new StintException(
                    "Cannot " + call.attempt() + ": the stream was closed, by itself, with its"
                            + " transaction, or by the return to a savepoint set before it was opened. Read it to the end before.");
        }
        try {
            ResultPart<R> part = parts.get();
            List<@Nullable Object> read = new ArrayList<>();
            while (read.size() < partSize && call.timed(rows::next)) {
                read.add(part.read(rows));
            }
            count += read.size();
            exhausted = read.size() < partSize;
            part.complete();
            for (int i = 0; i < read.size(); i++) {
                ready.add(Optional.ofNullable(finished(part, read.get(i), count - read.size() + i + 1)));
            }
        } catch (SQLException failure) {
            throw abandon(calls.failed(call, failure));
        } catch (RuntimeException | Error failure) {
            abandon(failure);
            call.counted(count);
            calls.tell(call, failure);
            throw failure;
        }
        if (exhausted) {
            close();
        }
    }

    private static <R> @Nullable R finished(ResultPart<R> part, @Nullable Object read, long number) {
        try {
            return part.finish(read);
        } catch (DataException refused) {
            throw Unreadable.at(refused, "It is row " + number + " of the result.");
        }
    }

    /** Frees the statement; reading on is an error then. Closing again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            release();
        } catch (SQLException failure) {
            throw calls.failed(call, failure);
        }
        call.counted(count);
        calls.succeeded(call);
    }

    private <X extends Throwable> X abandon(X failure) {
        try {
            release();
        } catch (SQLException also) {
            failure.addSuppressed(also);
        }
        return failure;
    }

    private void release() throws SQLException {
        closed = true;
        open.forget(number);
        try (statement) {
            rows.close();
        }
    }
}
