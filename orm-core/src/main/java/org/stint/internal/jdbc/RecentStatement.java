package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.ShapeWalk;
import org.stint.statement.Sql;
import org.stint.statement.StatementShape;

/**
 * A text that a transaction used, with the statement of the driver that may be used again. That is not here while it is
 * in use, so that the same text can be executed while its rows are read. Belongs to one connection.
 */
final class RecentStatement {

    private static final Logger LOG = LoggerFactory.getLogger(RecentStatement.class);

    private final StatementShape shape;
    private final Sql sql;
    private final boolean mayBeLarge;
    private @Nullable Prepared prepared;
    private @Nullable PreparedStatement idle;
    private boolean forgotten;

    RecentStatement(StatementShape shape, Sql sql, List<PlaceholderNode> placeholders) {
        this.shape = shape;
        this.sql = sql;
        this.mayBeLarge = placeholders.stream().anyMatch(RecentStatement::mayBeLarge);
    }

    /** Whether what is bound may take much memory, as texts, bytes and lists do. */
    private static boolean mayBeLarge(PlaceholderNode placeholder) {
        return placeholder instanceof PlaceholderNode.BindList
                || switch (placeholder.type().columnType().kind()) {
                    case VARCHAR, VARBINARY, JSON -> true;
                    default -> false;
                };
    }

    Sql sql() {
        return sql;
    }

    /** Whether a tree has this text; then its placeholders can be asked for. */
    boolean isOf(Node tree, ShapeWalk walk) {
        return walk.isOf(shape, tree);
    }

    boolean isOf(ShapeWalk walk) {
        return walk.found(shape);
    }

    /** What a tree was prepared to the last time, or null if that was another tree. */
    @Nullable
    Prepared prepared(Node tree) {
        return prepared != null && prepared.tree() == tree ? prepared : null;
    }

    /** Remembers what a tree was prepared to, unless it holds values: they may be large. */
    void remember(Prepared last) {
        prepared = last.binding().holdsValues() ? null : last;
    }

    /** A statement for the text: the idle one, or a new one. */
    PreparedStatement take(Connection connection) throws SQLException {
        PreparedStatement taken = idle;
        idle = null;
        return taken == null ? connection.prepareStatement(sql.text()) : taken;
    }

    /** Keeps a statement that did its work, unless there is another. */
    void keep(PreparedStatement statement) throws SQLException {
        if (forgotten || idle != null) {
            statement.close();
        } else {
            if (mayBeLarge) {
                statement.clearParameters();
            }
            idle = statement;
        }
    }

    /** Closes what is idle, and what is in use as soon as it is not; what goes wrong changes nothing. */
    void forget() {
        forgotten = true;
        PreparedStatement closing = idle;
        idle = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException failure) {
            LOG.debug("A statement could not be closed.", failure);
        }
    }
}
