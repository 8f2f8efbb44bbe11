package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements that a transaction used last and may use again, prepared. A statement in use is not among them, so that
 * the same text can be executed while its rows are read. Belongs to one connection.
 */
final class IdleStatements {

    private static final Logger LOG = LoggerFactory.getLogger(IdleStatements.class);
    private static final int KEPT_AT_MOST = 16;

    private final Map<String, PreparedStatement> bySql = new LinkedHashMap<>();

    /** A statement for a text: an idle one, or a new one. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement idle = bySql.remove(sql);
        return idle == null ? connection.prepareStatement(sql) : idle;
    }

    /** Keeps a statement that did its work; the one that was not used for longest makes room. */
    void keep(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters(); // they may be large
        PreparedStatement other = bySql.put(sql, statement);
        if (other != null) {
            other.close();
        } else if (bySql.size() > KEPT_AT_MOST) {
            String eldest = bySql.keySet().iterator().next();
            closed(bySql.remove(eldest));
        }
    }

    /** Closes all; what goes wrong changes nothing for the transaction. */
    void clear() {
        bySql.values().forEach(IdleStatements::closed);
        bySql.clear();
    }

    private static void closed(@Nullable PreparedStatement statement) {
        try {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException failure) {
            LOG.debug("A statement could not be closed.", failure);
        }
    }
}
