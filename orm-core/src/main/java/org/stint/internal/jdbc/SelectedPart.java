package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.statement.Derived;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.EntityTable;
import org.stint.statement.Expression;
import org.stint.statement.NativeQuery;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Projection;
import org.stint.statement.Query;
import org.stint.statement.QueryNode;
import org.stint.statement.Selectable;

/** Reads what a statement selected, its columns from left to right. */
final class SelectedPart<R> implements ResultPart<R> {

    private static final BitSet NOTHING = new BitSet(0);

    /** How one selected thing is read and made into what was asked for. */
    private interface Piece {
        @Nullable
        Object read(ResultSet row) throws SQLException;

        @Nullable
        Object finish(@Nullable Object read);
    }

    private final EntityReading reading;
    private final Execution execution;
    private final Predicate<EntityTable<?, ?>> detached;

    /** What SQL of the application attempts; null for what reads as many columns as it was made with. */
    private final @Nullable String ownAttempt;

    private final Piece piece;
    private final BitSet leftOut = new BitSet(0);
    private EntityReading.@Nullable Scope scope;
    private int nextColumn = 1;

    private SelectedPart(
            Selectable<R> selected,
            EntityReading reading,
            Execution execution,
            Predicate<EntityTable<?, ?>> detached,
            boolean lean,
            @Nullable String ownAttempt) {
        this.reading = reading;
        this.execution = execution;
        this.detached = detached;
        this.ownAttempt = ownAttempt;
        this.piece = piece(selected, lean);
    }

    /** Reads what {@link #lean} leaves of what a query selects. SQL of the application may give fewer columns than that. */
    static <R> SelectedPart<R> selected(Query<R> query, EntityReading reading, Execution execution, String attempt) {
        boolean lean = query.node() instanceof QueryNode.Select select && LeanSelect.isPossible(select);
        return new SelectedPart<>(
                query.selected(),
                reading,
                execution,
                table -> false,
                lean,
                query instanceof NativeQuery ? attempt : null);
    }

    /** The tree of a query without the columns that the reading of entities fetches when they are asked for. */
    Node lean(Query<R> query) {
        return query.node() instanceof QueryNode.Select select ? LeanSelect.of(select, leftOut) : query.node();
    }

    /** Reads what a change gives back, which may be what a row was. */
    static <R> SelectedPart<R> returned(Selectable<R> selected, EntityReading reading, Execution execution) {
        return new SelectedPart<>(selected, reading, execution, table -> OldRow.is(table.node()), false, null);
    }

    @Override
    public @Nullable Object read(ResultSet row) throws SQLException {
        if (ownAttempt != null && row.getRow() == 1) {
            requireColumns(row.getMetaData().getColumnCount(), ownAttempt);
        }
        return piece.read(row);
    }

    private void requireColumns(int given, String attempt) {
        int wanted = nextColumn - 1;
        if (given < wanted) {
            throw new DataException("Cannot " + attempt + ": its rows have " + given + " columns, and " + wanted
                    + " are read of them. Select what query(…) names, in that order.");
        }
    }

    @Override
    public void complete() {
        if (scope != null) {
            scope.complete();
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the piece was made for what was selected
    public @Nullable R finish(@Nullable Object read) {
        return (R) piece.finish(read);
    }

    private Piece piece(Selectable<?> selected, boolean lean) {
        if (selected instanceof Expression<?> expression) {
            int column = nextColumn++;
            return plain(row -> Unreadable.read(expression, row, column));
        }
        if (selected instanceof EntityTable<?, ?> table) {
            int first = nextColumn;
            BitSet without = lean ? reading.leftOut(table) : NOTHING;
            int position = first - 1 + leftOut.cardinality();
            without.stream().forEach(attribute -> leftOut.set(position + attribute));
            nextColumn += table.attributes().size() - without.cardinality();
            return plain(
                    detached.test(table)
                            ? scope().detachedReader(table, first)
                            : scope().reader(table, first, without));
        }
        if (selected instanceof EmbeddedAttribute<?, ?> embedded) {
            int first = nextColumn;
            nextColumn += embedded.attributes().size();
            return made(scope().embeddedReader(embedded, first));
        }
        if (selected instanceof Derived<?> derived) {
            return piece(derived.selected(), false);
        }
        if (selected instanceof Projection<?> projection) {
            return made(projection, lean);
        }
        throw new IllegalArgumentException("Cannot read " + selected);
    }

    private EntityReading.Scope scope() {
        if (scope == null) {
            scope = reading.begin(execution);
        }
        return scope;
    }

    private static Piece made(ObjectReader reader) {
        return new Piece() {

            @Override
            public Object read(ResultSet row) throws SQLException {
                return reader.read(row);
            }

            @Override
            public @Nullable Object finish(@Nullable Object read) {
                return reader.make(Objects.requireNonNull(read));
            }
        };
    }

    private static Piece plain(RowReader<?> reader) {
        return new Piece() {

            @Override
            public @Nullable Object read(ResultSet row) throws SQLException {
                return reader.read(row);
            }

            @Override
            public @Nullable Object finish(@Nullable Object read) {
                return read;
            }
        };
    }

    /** A constructor's parameter of a primitive type cannot take NULL. */
    private static RuntimeException nothingMade(
            Projection<?> projection, @Nullable Object[] values, NullPointerException refused) {
        List<Selectable<?>> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                missing.add(projection.parts().get(i));
            }
        }
        return missing.isEmpty()
                ? refused
                : new DataException(
                        "Cannot make a value of what was selected: the constructor does not take NULL, which the row has"
                                + " for " + missing + ". Give the parameter a wrapper class, or select"
                                + " coalesce(…).",
                        refused);
    }

    private Piece made(Projection<?> projection, boolean lean) {
        List<Piece> pieces = new ArrayList<>();
        projection.parts().forEach(part -> pieces.add(piece(part, lean)));
        return new Piece() {

            @Override
            public Object read(ResultSet row) throws SQLException {
                @Nullable Object[] values = new Object[pieces.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = pieces.get(i).read(row);
                }
                return values;
            }

            @Override
            public @Nullable Object finish(@Nullable Object read) {
                @Nullable Object[] values = (Object[]) read;
                for (int i = 0; i < values.length; i++) {
                    values[i] = pieces.get(i).finish(values[i]);
                }
                try {
                    return projection.make(values);
                } catch (NullPointerException refused) {
                    throw nothingMade(projection, values, refused);
                }
            }
        };
    }
}
