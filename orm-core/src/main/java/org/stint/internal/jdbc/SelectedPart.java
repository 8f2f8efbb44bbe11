package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.statement.Derived;
import org.stint.statement.EntityTable;
import org.stint.statement.Expression;
import org.stint.statement.OldRow;
import org.stint.statement.Projection;
import org.stint.statement.Selectable;

/** Reads what a statement selected, its columns from left to right. */
final class SelectedPart<R> implements ResultPart<R> {

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
    private final Piece piece;
    private EntityReading.@Nullable Scope scope;
    private int nextColumn = 1;

    private SelectedPart(
            Selectable<R> selected, EntityReading reading, Execution execution, Predicate<EntityTable<?, ?>> detached) {
        this.reading = reading;
        this.execution = execution;
        this.detached = detached;
        this.piece = piece(selected);
    }

    /** Reads what a query selects. */
    static <R> SelectedPart<R> selected(Selectable<R> selected, EntityReading reading, Execution execution) {
        return new SelectedPart<>(selected, reading, execution, table -> false);
    }

    /** Reads what a change gives back, which may be what a row was. */
    static <R> SelectedPart<R> returned(Selectable<R> selected, EntityReading reading, Execution execution) {
        return new SelectedPart<>(selected, reading, execution, table -> OldRow.is(table.node()));
    }

    @Override
    public @Nullable Object read(ResultSet row) throws SQLException {
        return piece.read(row);
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

    private Piece piece(Selectable<?> selected) {
        if (selected instanceof Expression<?> expression) {
            int column = nextColumn++;
            return plain(row -> Unreadable.read(expression.type(), row, column));
        }
        if (selected instanceof EntityTable<?, ?> table) {
            int first = nextColumn;
            nextColumn += table.attributes().size();
            return plain(detached.test(table) ? scope().detachedReader(table, first) : scope().reader(table, first));
        }
        if (selected instanceof Derived<?> derived) {
            return piece(derived.selected());
        }
        if (selected instanceof Projection<?> projection) {
            return made(projection);
        }
        throw new IllegalArgumentException("Cannot read " + selected);
    }

    private EntityReading.Scope scope() {
        if (scope == null) {
            scope = reading.begin(execution);
        }
        return scope;
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

    private Piece made(Projection<?> projection) {
        List<Piece> pieces = new ArrayList<>();
        projection.parts().forEach(part -> pieces.add(piece(part)));
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
