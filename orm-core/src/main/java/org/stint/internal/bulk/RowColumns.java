package org.stint.internal.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;

/** The columns of the row that is looked at, where what is mapped agrees with what the database says of them. */
final class RowColumns {

    private final QueryNode.Table table;
    private final Map<String, List<ColumnFacts>> facts;
    private final Refusal refusal;
    private final Map<String, AttributeModel> attributes = new HashMap<>();

    RowColumns(EntityModel<?> model, QueryNode.Table table, Map<String, List<ColumnFacts>> facts, Refusal refusal) {
        this.table = table;
        this.facts = facts;
        this.refusal = refusal;
        model.attributes()
                .forEach(attribute -> attributes.put(attribute.column().name(), attribute));
    }

    /** The value of a column. */
    Computed value(ExpressionNode.Column column) {
        AttributeModel attribute = attributeOf(column);
        ColumnFacts known = factsOf(attribute, column);
        SqlType<?> type = attribute.type();
        Shape shape = shapeOf(type, column);
        int index = attribute.index();
        Texts texts = shape.family() == Family.TEXT ? known.texts() : null;
        return new Computed(shape.comparedBy(texts), row -> Representation.of(type, known(row[index])));
    }

    /** Something or null, of a column of any type, even one that cannot be computed with. */
    Computed presence(ExpressionNode.Column column) {
        int index = attributeOf(column).index();
        return new Computed(Shape.of(Family.NOTHING), row -> known(row[index]));
    }

    /** What the database says of a column, which must be what the mapping says. */
    ColumnFacts factsOf(AttributeModel attribute, Node where) {
        String name = attribute.column().name();
        List<ColumnFacts> known = facts.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        if (known.size() != 1) {
            return refusal.of(where, "names the column " + name + ", of which the catalogue does not tell");
        }
        ColumnFacts column = known.get(0);
        ColumnType mapped = attribute.type().columnType();
        boolean rounds = switch (mapped.kind()) {
            case DECIMAL, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
            default -> false;
        };
        if (column.kind() != mapped.kind()
                || rounds && (column.precision() != mapped.precision() || column.scale() != mapped.scale())) {
            return refusal.of(
                    where, "names the column " + name + ", whose type in the database is not the one that is mapped");
        }
        return column;
    }

    /** What values of a type are computed with. */
    Shape shapeOf(SqlType<?> type, Node where) {
        if (!Representation.isKnown(type)) {
            return refusal.of(where, "has a type that memory does not compute with");
        }
        ColumnType column = type.columnType();
        Family family = Family.of(column.kind());
        return family == Family.DECIMAL ? Shape.decimal(column.precision(), column.scale()) : Shape.of(family);
    }

    private AttributeModel attributeOf(ExpressionNode.Column column) {
        AttributeModel attribute = attributes.get(column.name());
        if (!column.table().equals(table) || attribute == null) {
            return refusal.of(column, "belongs to another table");
        }
        return attribute;
    }

    /** What was not read only the database knows. */
    private static @Nullable Object known(@Nullable Object value) {
        if (value instanceof Unread) {
            throw Undecided.INSTANCE;
        }
        return value;
    }
}
