package org.stint.dialect;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stint.statement.ChangeNode;

/**
 * MariaDB, version 10.11 and later. It gives back inserted and deleted rows, but no updated ones. Times with a zone are
 * kept as times in UTC.
 */
public class MariaDbDialect extends MariaDbChanges {

    /** The name of a table; those of tables that the statement makes begin with {@code <}. */
    private static final String NAME = "\"table_name\": (\"(?!<)(?:[^\"\\\\]|\\\\.)+\"),\\s*";

    /** A table that a plan reads from end to end. */
    private static final Pattern FULL_SCAN = Pattern.compile(NAME + "\"access_type\": \"ALL\"");

    /** A table that a change reads from end to end, in the order of its key. */
    private static final Pattern FULL_CHANGE =
            Pattern.compile("\"(?:update|delete)\": 1,\\s*" + NAME + "\"access_type\": \"index\"");

    @Override
    public boolean serves(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:mariadb:");
    }

    @Override
    public String identityClause() {
        return "AUTO_INCREMENT";
    }

    @Override
    public boolean abortsTransactionOnError() {
        return false;
    }

    @Override
    public boolean returnsInsertedRows() {
        return true;
    }

    @Override
    public boolean returnsUpdatedRows() {
        return false;
    }

    @Override
    public boolean returnsDeletedRows() {
        return true;
    }

    /** A row that is updated counts as two, or as one if it had the values already. */
    @Override
    public boolean tellsReplacedRows(ChangeNode.Insert insert) {
        return false;
    }

    @Override
    public boolean countsRowsLeftAlone() {
        return true;
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1062, 1586 -> Optional.of(unnamed(Violation.Kind.UNIQUE));
            case 1216, 1217, 1451, 1452 -> Optional.of(unnamed(Violation.Kind.FOREIGN_KEY));
            case 1048, 1364 -> Optional.of(unnamed(Violation.Kind.NOT_NULL));
            case 4025 -> Optional.of(unnamed(Violation.Kind.CHECK));
            default -> Optional.empty();
        };
    }

    private static Violation unnamed(Violation.Kind kind) {
        return new Violation(kind, null, null, List.of());
    }

    @Override
    public String explain(String sql) {
        return "EXPLAIN FORMAT=JSON " + sql;
    }

    @Override
    public Set<String> fullScans(String plan) {
        Set<String> tables = new TreeSet<>(names(plan, FULL_SCAN));
        tables.addAll(names(plan, FULL_CHANGE));
        return tables;
    }
}
