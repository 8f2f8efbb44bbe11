package org.stint.internal.bulk;

import static org.stint.statement.ColumnDefinition.column;

import org.jspecify.annotations.Nullable;
import org.stint.statement.BooleanAttribute;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.TextAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.type.SqlTypes;

/** The table of checkpoints, a row for each job. */
final class CheckpointTable extends EntityTable<Checkpoint, CheckpointTable> {

    static final CheckpointTable CHECKPOINT = new CheckpointTable(null);

    private static final int NAME_LENGTH = 200;
    private static final int KEY_LENGTH = 1_000;

    final TextAttribute<Checkpoint> name =
            text(column("name", "name", SqlTypes.text(NAME_LENGTH)).id(Generation.ASSIGNED));
    final TextAttribute<Checkpoint> fingerprint = text(
            column("fingerprint", "fingerprint", SqlTypes.text(NAME_LENGTH)).notNull());
    final TextAttribute<Checkpoint> lastKey = text(column("lastKey", "last_key", SqlTypes.text(KEY_LENGTH)));
    final WholeAttribute<Checkpoint, Long> rows =
            whole(column("rows", "row_count", SqlTypes.LONG).notNull());
    final WholeAttribute<Checkpoint, Long> chunks =
            whole(column("chunks", "chunk_count", SqlTypes.LONG).notNull());
    final BooleanAttribute<Checkpoint> finished =
            bool(column("finished", "finished", SqlTypes.BOOLEAN).notNull());

    private CheckpointTable(@Nullable String alias) {
        super(Checkpoint.class, null, "stint_bulk_job", alias);
    }

    @Override
    public CheckpointTable as(String alias) {
        return new CheckpointTable(alias);
    }
}
