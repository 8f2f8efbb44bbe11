package org.stint.dialect;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;

/**
 * H2, version 2.4 and later. It has no RETURNING: rows come back from a select over a data change delta table. It has
 * no FOR SHARE either: such rows are locked as for an update.
 *
 * <p>A database in files loses the last rows of a delta table that has more than MAX_MEMORY_ROWS (40,000 for each GB of the
 * server's memory): those that are not put aside in a file when the change ends. The change itself is complete. Where a
 * statement with {@code returning(…)} or {@code countChanges()} may come to so many, set that number
 * higher, in the JDBC address.
 */
public class H2Dialect extends H2Returning {

    private static final Pattern IN_MEMORY = Pattern.compile("jdbc:h2:(?:(?:tcp|ssl)://[^/]+/)?mem:.*");

    /** A table that a plan reads from end to end. */
    private static final Pattern FULL_SCAN = Pattern.compile("/\\* [^*]*?(\"(?:[^\"]|\"\")+\"|\\w+)\\.tableScan");

    private final boolean inMemory;

    /** For a database in memory or in files. */
    public H2Dialect() {
        this(false);
    }

    private H2Dialect(boolean inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public Dialect forDatabase(DatabaseMetaData database) throws SQLException {
        String url = database.getURL();
        return new H2Dialect(url != null && IN_MEMORY.matcher(url).matches());
    }

    @Override
    public boolean keepsReturnedRows() {
        return inMemory;
    }

    @Override
    public boolean serves(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:h2:");
    }

    @Override
    public int finestFraction() {
        return 9;
    }

    @Override
    public Node series(Node count) {
        return new ExpressionNode.Raw(List.of("SYSTEM_RANGE(1, ", ")"), List.of(count));
    }

    @Override
    public boolean returnsColumnsOfBatches() {
        return true;
    }

    @Override
    public int mostPlaceholders() {
        return 100_000;
    }

    /** Of an array that its driver has made, it would take times through {@code java.sql}, which lose digits and years. */
    @Override
    public boolean takesJavaArrays() {
        return true;
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
        return true;
    }

    @Override
    public boolean returnsDeletedRows() {
        return true;
    }

    /** The change of a delta table is executed as such, and the plan does not know it. */
    @Override
    public boolean explainsReturning() {
        return false;
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return H2Errors.violation(error);
    }

    /** In a compatibility mode nothing is promised: Oracle's takes empty texts for NULL. */
    @Override
    public String columnFactsQuery() {
        return """
                SELECT c.column_name,
                    CASE WHEN (SELECT s.setting_value FROM information_schema.settings s
                            WHERE s.setting_name = 'MODE') <> 'REGULAR' THEN NULL
                        ELSE CASE c.data_type
                            WHEN 'CHARACTER VARYING' THEN 'VARCHAR'
                            WHEN 'BINARY VARYING' THEN 'VARBINARY'
                            WHEN 'NUMERIC' THEN 'DECIMAL'
                            WHEN 'DOUBLE PRECISION' THEN 'DOUBLE'
                            WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'TIMESTAMP_WITH_TIME_ZONE'
                            ELSE c.data_type END END,
                    CASE WHEN c.collation_name = 'OFF' THEN 'BY_CODE_UNIT' ELSE 'BY_RULES' END,
                    CASE WHEN c.data_type IN ('NUMERIC', 'DECIMAL') THEN c.numeric_precision
                        ELSE COALESCE(c.datetime_precision, 0) END,
                    CASE WHEN c.data_type IN ('NUMERIC', 'DECIMAL') THEN c.numeric_scale ELSE 0 END,
                    c.is_generated <> 'NEVER' OR c.column_on_update IS NOT NULL,
                    EXISTS (SELECT 1 FROM information_schema.triggers t
                        WHERE t.event_object_schema = c.table_schema AND t.event_object_table = c.table_name)
                FROM information_schema.columns c
                WHERE UPPER(c.table_schema) = UPPER(COALESCE(?, SCHEMA())) AND UPPER(c.table_name) = UPPER(?)""";
    }

    /** Only rows that are updated have an old row, and unless there is a condition all that are there already are. */
    @Override
    public boolean tellsReplacedRows(ChangeNode.Insert insert) {
        return insert.query() == null
                && insert.conflict() != null
                && insert.conflict().where() == null;
    }

    @Override
    public Set<String> fullScans(String plan) {
        return names(plan, FULL_SCAN);
    }
}
