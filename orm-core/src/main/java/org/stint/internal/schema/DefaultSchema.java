package org.stint.internal.schema;

import java.util.List;
import org.stint.exception.SchemaMismatchException;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.mapping.Mapping;
import org.stint.session.Schema;
import org.stint.session.TransactionOptions;

/** The schema of a mapping in a database. */
public final class DefaultSchema implements Schema {

    private final DdlWriter writer;
    private final Mapping mapping;
    private final DefaultDatabase database;
    private final Runnable changed;

    /**
     * The tables of these entities in this database.
     *
     * @param changed is run when they, and their sequences, were created or dropped
     */
    public DefaultSchema(Mapping mapping, DefaultDatabase database, Runnable changed) {
        this.writer = new DdlWriter(mapping, database.dialect());
        this.mapping = mapping;
        this.database = database;
        this.changed = changed;
    }

    @Override
    public List<String> createStatements() {
        return writer.create();
    }

    @Override
    public List<String> dropStatements() {
        return writer.drop();
    }

    @Override
    public void create() {
        run(createStatements());
    }

    @Override
    public void drop() {
        run(dropStatements());
    }

    @Override
    public void validate() {
        try (JdbcTransaction transaction =
                database.begin(TransactionOptions.defaults().forReading())) {
            List<String> mismatches =
                    new SchemaValidation(mapping, database.dialect()).mismatches(transaction.execution());
            if (!mismatches.isEmpty()) {
                throw new SchemaMismatchException(mismatches);
            }
        }
    }

    private void run(List<String> statements) {
        try (JdbcTransaction transaction = database.begin(TransactionOptions.defaults())) {
            statements.forEach(statement -> transaction.execution().ddl(statement));
            transaction.commit();
        } finally {
            changed.run(); // some databases have executed the first statements even if a later one fails
        }
    }
}
