package org.stint.internal.bulk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts;
import org.stint.internal.jdbc.Execution;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;

/**
 * What the database says of the columns of tables, asked once for each table. Shared by the sessions of a factory; safe
 * for use by many threads.
 */
public final class TableKnowledge {

    private final Map<QueryNode.Table, Map<String, List<ColumnFacts>>> tables = new ConcurrentHashMap<>();

    /** Knows nothing yet. */
    public TableKnowledge() {}

    /** The facts of a table's columns by name; several for a name that differs only in case from another. */
    Map<String, List<ColumnFacts>> factsOf(QueryNode.Table table, Execution execution) {
        QueryNode.Table plain = new QueryNode.Table(table.schema(), table.name(), null);
        Map<String, List<ColumnFacts>> known = tables.get(plain);
        if (known == null) {
            known = ask(plain, execution);
            if (!known.isEmpty()) { // a table that is not there yet may come
                tables.put(plain, known);
            }
        }
        return known;
    }

    private static Map<String, List<ColumnFacts>> ask(QueryNode.Table table, Execution execution) {
        String query = execution.dialect().columnFactsQuery();
        if (query == null) {
            return Map.of();
        }
        List<ColumnFacts> facts = execution.lookUp(
                query,
                execution.dialect().columnFactsOf(table),
                row -> new ColumnFacts(
                        row.getString(1),
                        kind(row.getString(2)),
                        ColumnFacts.Texts.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5),
                        row.getBoolean(6),
                        row.getBoolean(7)),
                "look up the columns of " + table.name());
        return facts.stream()
                .collect(Collectors.groupingBy(column -> column.name().toLowerCase(Locale.ROOT)));
    }

    private static ColumnType.@Nullable Kind kind(@Nullable String name) {
        for (ColumnType.Kind kind : ColumnType.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
