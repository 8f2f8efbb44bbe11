package org.stint.internal.schema;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.internal.jdbc.Execution;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Generation;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.SqlTypes;

/** Compares the tables and sequences in a database with those that the mapping describes. Changes nothing. */
final class SchemaValidation {

    private final Mapping mapping;
    private final Dialect dialect;
    private final List<String> mismatches = new ArrayList<>();

    SchemaValidation(Mapping mapping, Dialect dialect) {
        this.mapping = mapping;
        this.dialect = dialect;
    }

    /** Everything that differs, each a sentence. */
    List<String> mismatches(Execution execution) {
        for (EntityModel<?> model : mapping.tables()) {
            Map<String, ExistingColumn> columns = execution.describe((database, schema) ->
                    columns(database, schema, model.table().node()));
            if (columns.isEmpty()) {
                mismatches.add("The table " + table(model) + " of " + model.name()
                        + " does not exist. Create it, or name the one that is meant by @Table.");
            } else {
                model.attributes().forEach(attribute -> check(model, attribute, columns));
            }
            if (model.generation() instanceof Generation.Sequence sequence) {
                check(model, sequence, execution);
            }
        }
        return mismatches;
    }

    private void check(EntityModel<?> model, AttributeModel attribute, Map<String, ExistingColumn> columns) {
        ExistingColumn column = columns.get(storedName(attribute.column().name()));
        String place = "The column " + table(model) + "." + attribute.column().name() + " of " + model.name() + "."
                + attribute;
        if (column == null) {
            mismatches.add(place
                    + (attribute.is(Role.VERSION) ? ", which counts the versions of its rows," : "")
                    + " does not exist. Add it to the table, or mark the field @Transient.");
            return;
        }
        String difference = column.differsFrom(attribute.type().columnType(), dialect);
        if (difference != null) {
            mismatches.add(place + " " + difference + ". Change the column, or the field and its @Column.");
        }
        boolean nullable = attribute.definition().nullable();
        if (column.nullable() != nullable) {
            mismatches.add(place
                    + (nullable
                            ? " is NOT NULL, but the mapping allows null"
                            : " allows NULL, but the" + " mapping does not")
                    + ". Change the column, or say @Column(nullable = " + column.nullable()
                    + ").");
        }
        if (attribute.definition().generation() == Generation.IDENTITY && !column.identity()) {
            mismatches.add(place + " is not numbered by the database, but its ids are to be. Declare it "
                    + dialect.identityClause() + ", or use another @GeneratedValue.");
        }
    }

    private void check(EntityModel<?> model, Generation.Sequence sequence, Execution execution) {
        List<Long> increments = execution.query(
                increment(storedName(sequence.name()), execution.describe((database, schema) -> schema)),
                row -> row.getLong(1),
                "look for the sequence " + sequence.name());
        if (increments.isEmpty()) {
            mismatches.add("The sequence " + sequence.name() + " of " + model.name() + "." + model.id()
                    + " does not exist. Create it, or name the one that is meant by @GeneratedValue.");
        } else if (increments.stream().noneMatch(increment -> increment == sequence.allocation())) {
            mismatches.add("The sequence " + sequence.name() + " of " + model.name() + "." + model.id()
                    + " takes steps of " + increments.get(0) + ", but the allocation size is " + sequence.allocation()
                    + ", so that ids would come twice or leave gaps. Give both the same value.");
        }
    }

    /** Of the sequences in the schema that the connection uses, if it has one. */
    private static Node increment(String name, @Nullable String schema) {
        QueryNode.Table sequences = new QueryNode.Table("information_schema", "sequences", null);
        ExpressionNode.Column increment = new ExpressionNode.Column(sequences, "increment", SqlTypes.LONG);
        Node named = equal(sequences, "sequence_name", name);
        Node meant = schema == null
                ? named
                : new ExpressionNode.Operation(
                        Operator.AND, List.of(equal(sequences, "sequence_schema", schema), named), SqlTypes.BOOLEAN);
        return new QueryNode.Select(
                false, List.of(increment), sequences, meant, List.of(), null, List.of(), null, null, null);
    }

    private static Node equal(QueryNode.Table table, String column, String value) {
        return new ExpressionNode.Operation(
                Operator.EQUAL,
                List.of(
                        new ExpressionNode.Column(table, column, SqlTypes.text(0)),
                        new PlaceholderNode.Bind(value, SqlTypes.text(0))),
                SqlTypes.BOOLEAN);
    }

    private Map<String, ExistingColumn> columns(
            DatabaseMetaData database, @Nullable String current, QueryNode.Table table) throws SQLException {
        String schema = table.schema() == null ? current : storedName(table.schema());
        Map<String, ExistingColumn> columns = new LinkedHashMap<>();
        try (ResultSet rows = database.getColumns(
                null, pattern(database, schema), pattern(database, storedName(table.name())), null)) {
            while (rows.next()) {
                columns.put(rows.getString("COLUMN_NAME"), ExistingColumn.of(rows));
            }
        }
        return columns;
    }

    private static @Nullable String pattern(DatabaseMetaData database, @Nullable String name) throws SQLException {
        if (name == null) {
            return null;
        }
        String escape = database.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    /** A name as the database keeps it: one without quotes may be kept in capitals. */
    private String storedName(String name) {
        return dialect.quote(name).equals(name) ? dialect.storedName(name) : name;
    }

    private static String table(EntityModel<?> model) {
        QueryNode.Table table = model.table().node();
        return table.schema() == null ? table.name() : table.schema() + "." + table.name();
    }
}
