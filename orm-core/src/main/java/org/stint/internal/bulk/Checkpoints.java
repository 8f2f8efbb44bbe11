package org.stint.internal.bulk;

import static org.stint.internal.bulk.CheckpointTable.CHECKPOINT;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.util.Optional;
import java.util.StringJoiner;
import org.stint.dialect.Dialect;
import org.stint.exception.DatabaseException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Database;
import org.stint.session.Transaction;
import org.stint.statement.Attribute;
import org.stint.statement.Tuple;
import org.stint.statement.Update;

/** Keeps checkpoints in their table. */
final class Checkpoints {

    private final Database database;

    Checkpoints(Database database) {
        this.database = database;
    }

    /** Makes the table and the row of a job unless they are there. */
    void prepare(String name, String fingerprint) {
        createTableIfMissing();
        Optional<String> known = database.inTransaction(transaction -> {
            return transaction.oneOrEmpty(select(CHECKPOINT.fingerprint).where(CHECKPOINT.name.eq(name)));
        });
        if (known.isEmpty()) {
            begin(name, fingerprint);
        } else if (!known.get().equals(fingerprint)) {
            throw new StintException(
                    "Cannot run the bulk job \"" + name + "\": a job of that name was begun with another"
                            + " statement or other values. Choose another name, or say database.forgetJob(…) to begin anew.");
        }
    }

    /** The checkpoint of a job, locked until the transaction ends. */
    Checkpoint lock(Transaction transaction, String name) {
        Tuple row = transaction.one(select(
                        CHECKPOINT.fingerprint,
                        CHECKPOINT.lastKey,
                        CHECKPOINT.rows,
                        CHECKPOINT.chunks,
                        CHECKPOINT.finished)
                .where(CHECKPOINT.name.eq(name))
                .forUpdate());
        return new Checkpoint(
                row.get(CHECKPOINT.fingerprint),
                row.get(CHECKPOINT.lastKey),
                row.get(CHECKPOINT.rows),
                row.get(CHECKPOINT.chunks),
                row.get(CHECKPOINT.finished));
    }

    void save(Transaction transaction, String name, Checkpoint checkpoint) {
        Update<Checkpoint> change = update(CHECKPOINT)
                .set(CHECKPOINT.rows, checkpoint.rows())
                .set(CHECKPOINT.chunks, checkpoint.chunks())
                .set(CHECKPOINT.finished, checkpoint.finished())
                .where(CHECKPOINT.name.eq(name));
        String key = checkpoint.lastKey();
        transaction.execute(key == null ? change.setNull(CHECKPOINT.lastKey) : change.set(CHECKPOINT.lastKey, key));
    }

    void forget(String name) {
        createTableIfMissing();
        database.useTransaction(
                transaction -> transaction.execute(deleteFrom(CHECKPOINT).where(CHECKPOINT.name.eq(name))));
    }

    private void begin(String name, String fingerprint) {
        try {
            database.useTransaction(transaction -> transaction.execute(insertInto(CHECKPOINT)
                    .row(row -> row.set(CHECKPOINT.name, name)
                            .set(CHECKPOINT.fingerprint, fingerprint)
                            .set(CHECKPOINT.rows, 0L)
                            .set(CHECKPOINT.chunks, 0L)
                            .set(CHECKPOINT.finished, false))));
        } catch (UniqueViolationException atTheSameTime) {
            prepare(name, fingerprint);
        }
    }

    /** Asks first: to create a table takes a right that not every user has. */
    private void createTableIfMissing() {
        if (exists()) {
            return;
        }
        try {
            database.useTransaction(transaction ->
                    transaction.execute(sql(createTable(database.dialect())).change()));
        } catch (DatabaseException failure) {
            if (!exists()) {
                throw failure;
            }
        }
    }

    private boolean exists() {
        try {
            database.useTransaction(
                    transaction -> transaction.list(select(CHECKPOINT.name).where(CHECKPOINT.name.eq(""))));
            return true;
        } catch (DatabaseException missing) {
            return false;
        }
    }

    private static String createTable(Dialect dialect) {
        StringJoiner columns = new StringJoiner(", ", "CREATE TABLE " + dialect.quote("stint_bulk_job") + " (", ")");
        for (Attribute<Checkpoint, ?> attribute : CHECKPOINT.attributes()) {
            columns.add(dialect.quote(attribute.node().name()) + " "
                    + dialect.typeName(attribute.definition().type().columnType())
                    + (attribute.definition().nullable() ? "" : " NOT NULL"));
        }
        columns.add("PRIMARY KEY (" + dialect.quote("name") + ")");
        return columns.toString();
    }
}
