package org.stint.internal.flush;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.stint.internal.jdbc.Execution;
import org.stint.mapping.AttributeModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Generation;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;
import org.stint.type.SqlTypes;

/**
 * Numbers from sequences, a block at a time: the sequence grows by the size of a block, and its value is the first
 * number of one. Shared by the sessions of a factory. No lock is held while the database is asked; threads that run out
 * at the same time each fetch a block, and numbers that nobody takes are gaps.
 */
public final class SequencePools {

    private record Block(AtomicLong next, long end) {}

    private final Map<String, AtomicReference<Block>> pools = new ConcurrentHashMap<>();

    /** A number for an id that comes from a sequence, in the type of the attribute. */
    Object next(AttributeModel id, Execution execution) {
        Generation.Sequence sequence = (Generation.Sequence) id.definition().generation();
        AtomicReference<Block> pool =
                pools.computeIfAbsent(sequence.name(), any -> new AtomicReference<>(new Block(new AtomicLong(), 0)));
        while (true) {
            Block block = pool.get();
            long number = block.next().getAndIncrement();
            if (number < block.end()) {
                return inType(id, number);
            }
            long first = fetch(sequence.name(), execution);
            pool.compareAndSet(block, new Block(new AtomicLong(first + 1), first + sequence.allocation()));
            return inType(id, first);
        }
    }

    private static long fetch(String sequence, Execution execution) {
        List<Node> number = List.of(new ExpressionNode.NextValue(sequence, SqlTypes.LONG));
        Node next = new QueryNode.Select(false, number, null, null, List.of(), null, List.of(), null, null, null);
        return execution
                .query(next, row -> row.getLong(1), "take a number of the sequence " + sequence)
                .get(0);
    }

    private static Object inType(AttributeModel id, long number) {
        Class<?> type = id.type().javaType();
        if (type == Long.class) {
            return number;
        }
        if (type == Integer.class) {
            return Math.toIntExact(number);
        }
        if (type == Short.class) {
            return (short) Math.toIntExact(number);
        }
        return java.math.BigInteger.valueOf(number);
    }
}
