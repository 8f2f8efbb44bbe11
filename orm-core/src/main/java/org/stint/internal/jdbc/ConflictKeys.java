package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.type.SqlType;

/**
 * The keys by which an INSERT finds rows that are there already and updates them. Two of its rows with the same key are an
 * error on some databases and two updates on others, and in an INSERT that is sent as several even depend on where it is
 * cut: they are refused before anything is sent.
 */
final class ConflictKeys {

    private final ChangeNode.Insert insert;
    private final List<Integer> positions;
    private final @Nullable Object[] parameters;
    private int parameter;

    private ConflictKeys(ChangeNode.Insert insert, List<Integer> positions, @Nullable Object[] parameters) {
        this.insert = insert;
        this.positions = positions;
        this.parameters = parameters;
    }

    /** Whether a change updates rows that are there, and has several of its own. */
    static boolean mustDiffer(Node change) {
        ChangeNode.Insert insert = insert(change);
        return insert != null
                && insert.rows().size() > 1
                && insert.conflict() != null
                && !insert.conflict().assignments().isEmpty();
    }

    /**
     * Refuses a change that would update a row twice.
     *
     * @param change one whose keys must differ
     * @param parameters the values of its parameters, in preorder
     * @param parts in how many parts it is sent
     */
    static void requireDistinct(Node change, @Nullable Object[] parameters, int parts, String attempt) {
        ChangeNode.Insert insert = Objects.requireNonNull(insert(change));
        ChangeNode.Conflict conflict = Objects.requireNonNull(insert.conflict());
        new ConflictKeys(insert, positions(insert, conflict), parameters).require(parts, attempt);
    }

    private static ChangeNode.@Nullable Insert insert(Node change) {
        if (change instanceof ChangeNode.Returning returning) {
            return insert(returning.change());
        }
        if (change instanceof ChangeNode.Counted counted) {
            return insert(counted.returning());
        }
        return change instanceof ChangeNode.Insert insert ? insert : null;
    }

    /** Where the columns of the key are in a row; nothing if one of them is not there, so that no key is known. */
    private static List<Integer> positions(ChangeNode.Insert insert, ChangeNode.Conflict conflict) {
        List<String> names =
                insert.columns().stream().map(ExpressionNode.Column::name).toList();
        List<Integer> positions = conflict.columns().stream()
                .map(column -> names.indexOf(column.name()))
                .toList();
        return positions.contains(-1) ? List.of() : positions;
    }

    private void require(int parts, String attempt) {
        Map<List<Object>, Integer> rows = new HashMap<>();
        for (int row = 0; row < insert.rows().size(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Node value : insert.rows().get(row).values()) {
                values.add(valueOf(value));
            }
            List<Object> key = new ArrayList<>();
            for (int position : positions) {
                Object value = values.get(position);
                if (value != null) {
                    key.add(value);
                }
            }
            if (parts > 1 && (positions.isEmpty() || key.contains(Unknown.VALUE))) {
                throw unknown(attempt, row);
            }
            boolean complete = !positions.isEmpty() && key.size() == positions.size();
            Integer other = complete && !key.contains(Unknown.VALUE) ? rows.putIfAbsent(key, row) : null;
            if (other != null) {
                throw twice(attempt, other, row);
            }
        }
    }

    /** A value that only the database knows. */
    private enum Unknown {
        VALUE
    }

    /** What tells the value of a part of a row from others; null for NULL, which is no other value's equal. */
    private @Nullable Object valueOf(Node node) {
        if (node instanceof PlaceholderNode.Bind bind) {
            return key(bind.type(), bind.value());
        }
        if (node instanceof PlaceholderNode.Parameter given) {
            return key(given.type(), parameters[parameter++]);
        }
        node.children().forEach(this::valueOf); // which may have parameters
        return Unknown.VALUE;
    }

    @SuppressWarnings("unchecked") // a placeholder's value is of its type
    private static @Nullable Object key(SqlType<?> type, @Nullable Object value) {
        return value == null ? null : ((SqlType<Object>) type).keyOf(value);
    }

    private StintException twice(String attempt, int first, int second) {
        return new StintException("Cannot " + attempt + " or update those that are there: rows " + (first + 1) + " and "
                + (second + 1) + " have the same " + keyNames()
                + ", and one statement does not update a row twice. Leave one of them out, or use two statements.");
    }

    private StintException unknown(String attempt, int row) {
        return new StintException("Cannot " + attempt + " or update those that are there: they are too many for one"
                + " statement, and whether two of them have the same " + keyNames() + " is not known, because row "
                + (row + 1) + " has no plain value there. Give the values, or use several statements.");
    }

    private String keyNames() {
        return insert.conflict().columns().stream()
                .map(ExpressionNode.Column::name)
                .collect(Collectors.joining(", "));
    }
}
