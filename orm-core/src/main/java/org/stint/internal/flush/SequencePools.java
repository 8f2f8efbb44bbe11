package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Execution;
import org.stint.mapping.AttributeModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Generation;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
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

    /** So many numbers for ids that come from a sequence, in the type of the attribute. */
    List<Object> next(AttributeModel id, int count, Execution execution) {
        Generation.Sequence sequence = (Generation.Sequence) id.definition().generation();
        AtomicReference<Block> pool =
                pools.computeIfAbsent(sequence.name(), any -> new AtomicReference<>(new Block(new AtomicLong(), 0)));
        Block block = pool.get();
        List<Object> numbers = new ArrayList<>(count);
        take(block, count, id, numbers);
        if (numbers.size() < count) {
            int blocks = (count - numbers.size() - 1) / sequence.allocation() + 1;
            for (long first : fetch(sequence.name(), blocks, execution)) {
                Block fetched = new Block(new AtomicLong(first), first + sequence.allocation());
                take(fetched, count, id, numbers);
                if (numbers.size() == count) {
                    pool.compareAndSet(block, fetched); // with what is left of it
                }
            }
        }
        return numbers;
    }

    /** Forgets what is left of all blocks: the sequences may begin anew. */
    void forget() {
        pools.clear();
    }

    private static void take(Block block, int count, AttributeModel id, List<Object> numbers) {
        while (numbers.size() < count) {
            long number = block.next().getAndIncrement();
            if (number >= block.end()) {
                return;
            }
            numbers.add(inType(id, number));
        }
    }

    /** The first numbers of new blocks; in one statement, if the database can. */
    private static List<Long> fetch(String sequence, int blocks, Execution execution) {
        PlaceholderNode.Bind count = new PlaceholderNode.Bind((long) blocks, SqlTypes.LONG);
        Node series = blocks == 1 ? null : execution.dialect().series(count);
        List<Long> first = new ArrayList<>(blocks);
        while (first.size() < blocks) {
            first.addAll(execution.query(
                    numbers(sequence, series), row -> row.getLong(1), "take numbers of the sequence " + sequence));
        }
        return first;
    }

    private static Node numbers(String sequence, @Nullable Node series) {
        List<Node> number = List.of(new ExpressionNode.NextValue(sequence, SqlTypes.LONG));
        return new QueryNode.Select(false, number, series, null, List.of(), null, List.of(), null, null, null);
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
