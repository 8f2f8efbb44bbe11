package org.stint.behaviour.types;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.stint.dialect.Dialect;
import org.stint.dialect.Violation;

/** A database that does what the standard says and nothing more. */
final class StandardDialect extends Dialect {

    @Override
    public String name() {
        return "Standard";
    }

    @Override
    public boolean serves(String jdbcUrl) {
        return false;
    }

    @Override
    public boolean abortsTransactionOnError() {
        return false;
    }

    @Override
    public boolean returnsInsertedRows() {
        return false;
    }

    @Override
    public boolean returnsUpdatedRows() {
        return false;
    }

    @Override
    public boolean returnsDeletedRows() {
        return false;
    }

    @Override
    public Set<String> fullScans(String plan) {
        return Set.of();
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return Optional.empty();
    }
}
