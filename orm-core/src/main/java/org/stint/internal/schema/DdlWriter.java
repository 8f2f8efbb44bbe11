package org.stint.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.stint.dialect.Dialect;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.Generation;
import org.stint.statement.QueryNode;
import org.stint.statement.TableConstraint;

/**
 * Writes the statements that create and drop what the entities need: first sequences, then tables without references,
 * then indexes and foreign keys, so that tables may refer to each other in any way.
 */
final class DdlWriter {

    private final Mapping mapping;
    private final Dialect dialect;

    DdlWriter(Mapping mapping, Dialect dialect) {
        this.mapping = mapping;
        this.dialect = dialect;
    }

    List<String> create() {
        List<String> statements = prerequisites();
        for (Generation.Sequence sequence : sequences()) {
            statements.add(dialect.createSequence(sequence.name(), sequence.allocation()));
        }
        for (EntityModel<?> model : mapping.tables()) {
            statements.add(createTable(model));
        }
        for (EntityModel<?> model : mapping.tables()) {
            addIndexes(model, statements);
            addForeignKeys(model, statements);
        }
        return statements;
    }

    List<String> drop() {
        List<String> statements = new ArrayList<>();
        for (EntityModel<?> model : mapping.tables()) {
            statements.add("DROP TABLE IF EXISTS " + name(model) + " CASCADE");
        }
        for (Generation.Sequence sequence : sequences()) {
            statements.add("DROP SEQUENCE IF EXISTS " + dialect.quote(sequence.name()));
        }
        return statements;
    }

    /** They stay when the tables are dropped: other tables may need them. */
    private List<String> prerequisites() {
        return mapping.models().stream()
                .flatMap(model -> model.attributes().stream())
                .flatMap(attribute ->
                        dialect.prerequisites(attribute.type().columnType().kind()).stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Set<Generation.Sequence> sequences() {
        Set<Generation.Sequence> sequences = new LinkedHashSet<>();
        for (EntityModel<?> model : mapping.models()) {
            if (model.generation() instanceof Generation.Sequence sequence) {
                sequences.add(sequence);
            }
        }
        return sequences;
    }

    private String createTable(EntityModel<?> model) {
        StringJoiner parts = new StringJoiner(", ", "CREATE TABLE " + name(model) + " (", ")");
        for (AttributeModel attribute : model.attributes()) {
            parts.add(column(attribute));
        }
        parts.add("PRIMARY KEY " + columns(names(model.ids())));
        for (TableConstraint constraint : model.table().constraints()) {
            if (constraint instanceof TableConstraint.Unique unique) {
                parts.add("CONSTRAINT " + dialect.quote(unique.name()) + " UNIQUE " + columns(unique.columns()));
            } else if (constraint instanceof TableConstraint.Check check) {
                parts.add("CONSTRAINT " + dialect.quote(check.name()) + " CHECK (" + check.condition() + ")");
            }
        }
        return parts.toString();
    }

    private String column(AttributeModel attribute) {
        ColumnDefinition<Object> definition = attribute.definition();
        StringBuilder text = new StringBuilder(dialect.quote(definition.name()))
                .append(' ')
                .append(dialect.typeName(definition.type().columnType()));
        if (definition.role() == Role.ID && definition.generation() instanceof Generation.Identity) {
            text.append(' ').append(dialect.identityClause());
        }
        if (definition.filled() != null && !definition.filled().sql().isEmpty()) {
            text.append(' ').append(definition.filled().sql());
        }
        if (!definition.nullable()) {
            text.append(" NOT NULL");
        }
        if (definition.isUnique()) {
            text.append(" UNIQUE");
        }
        String check = dialect.columnCheck(definition.name(), definition.type().columnType());
        if (check != null) {
            text.append(" CHECK (").append(check).append(')');
        }
        return text.toString();
    }

    private void addIndexes(EntityModel<?> model, List<String> statements) {
        for (TableConstraint constraint : model.table().constraints()) {
            if (constraint instanceof TableConstraint.Index index) {
                statements.add("CREATE INDEX " + dialect.quote(index.name()) + " ON " + name(model) + " "
                        + columns(index.columns()));
            }
        }
    }

    private void addForeignKeys(EntityModel<?> model, List<String> statements) {
        for (ReferenceModel reference : model.references()) {
            EntityModel<?> target = mapping.modelOf(reference.target());
            List<String> names = names(reference.attributes());
            statements.add("ALTER TABLE " + name(model) + " ADD CONSTRAINT "
                    + dialect.quote("fk_" + model.table().node().name() + "_" + String.join("_", names))
                    + " FOREIGN KEY " + columns(names) + " REFERENCES " + name(target) + " "
                    + columns(names(target.ids())));
        }
    }

    private static List<String> names(List<AttributeModel> attributes) {
        return attributes.stream().map(attribute -> attribute.column().name()).toList();
    }

    private String columns(List<String> names) {
        StringJoiner list = new StringJoiner(", ", "(", ")");
        names.forEach(name -> list.add(dialect.quote(name)));
        return list.toString();
    }

    private String name(EntityModel<?> model) {
        QueryNode.Table table = model.table().node();
        String name = dialect.quote(table.name());
        return table.schema() == null ? name : dialect.quote(table.schema()) + "." + name;
    }
}
