package org.stint.statement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/** What a bulk update sets besides what it was asked to: the next version, and when and by whom it was changed. */
final class Advances {

    /** The finest fraction of a second that every database holds. */
    private static final int COMMON_FRACTION = 6;

    private Advances() {}

    /** The assignments that an update of a table needs besides those that it has; without an actor, not who did it. */
    static List<ChangeNode.Assignment> of(
            EntityTable<?, ?> table,
            Collection<ChangeNode.Assignment> present,
            Instant now,
            @Nullable Function<ColumnDefinition<?>, @Nullable Object> actor) {
        Set<String> names = present.stream()
                .map(ChangeNode.Assignment::column)
                .filter(column -> column.table().equals(table.node()))
                .map(ExpressionNode.Column::name)
                .collect(Collectors.toSet());
        List<ChangeNode.Assignment> missing = new ArrayList<>();
        for (Attribute<?, ?> attribute : table.attributes()) {
            ColumnDefinition<?> column = attribute.definition();
            if (names.contains(column.name())) {
                continue;
            }
            if (column.role() == ColumnDefinition.Role.UPDATED_AT) {
                missing.add(new ChangeNode.Assignment(attribute.node(), time(attribute, now)));
            } else if (column.role() == ColumnDefinition.Role.UPDATED_BY && actor != null) {
                PlaceholderNode.Bind value = new PlaceholderNode.Bind(actor.apply(column), column.type());
                missing.add(new ChangeNode.Assignment(attribute.node(), value));
            }
        }
        table.versionAttribute()
                .filter(version -> !names.contains(version.node().name()))
                .ifPresent(version -> missing.add(new ChangeNode.Assignment(version.node(), version(version, now))));
        return missing;
    }

    private static Node version(Attribute<?, ?> version, Instant now) {
        SqlType<?> type = version.definition().type();
        if (type.javaType() != Instant.class) {
            return new ExpressionNode.Operation(
                    Operator.PLUS,
                    List.of(version.node(), new ExpressionNode.Constant(ExpressionNode.Constant.Word.ONE, type)),
                    type);
        }
        Node tick = new ExpressionNode.Tick(
                Math.min(COMMON_FRACTION, type.columnType().precision()), type);
        Node next = new ExpressionNode.Operation(Operator.PLUS, List.of(version.node(), tick), type);
        return new ExpressionNode.Operation(
                Operator.GREATEST, List.of(new PlaceholderNode.Bind(now, type), next), type);
    }

    private static Node time(Attribute<?, ?> attribute, Instant now) {
        SqlType<?> type = attribute.definition().type();
        return new PlaceholderNode.Bind(timeAs(type.javaType(), now, attribute), type);
    }

    private static Object timeAs(Class<?> javaType, Instant now, Attribute<?, ?> attribute) {
        if (javaType == Instant.class) {
            return now;
        }
        if (javaType == OffsetDateTime.class) {
            return now.atOffset(ZoneOffset.UTC);
        }
        if (javaType == LocalDateTime.class) {
            return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        }
        throw new IllegalStateException("Cannot set " + attribute + " to the time of the change: its type "
                + javaType.getSimpleName() + " is neither Instant, OffsetDateTime nor LocalDateTime.");
    }
}
