package org.stint.statement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/** What a bulk update sets besides what it was asked to: the next version, and when and by whom it was changed. */
final class Advances {

    /** The finest fraction of a second that every database holds. */
    private static final int COMMON_FRACTION = 6;

    /**
     * One attribute that advances.
     *
     * @param always what is always set, or null if it depends on the time or the actor
     */
    private record Advance(Attribute<?, ?> attribute, ChangeNode.@Nullable Assignment always) {

        static Advance of(Attribute<?, ?> attribute) {
            ColumnDefinition<?> column = attribute.definition();
            boolean counts = column.role() == ColumnDefinition.Role.VERSION
                    && column.type().javaType() != Instant.class;
            return new Advance(attribute, counts ? nextNumber(attribute) : null);
        }
    }

    private final List<Advance> advances;
    private final @Nullable List<ChangeNode.Assignment> constant;

    private Advances(List<Advance> advances) {
        this.advances = advances;
        this.constant = advances.stream().allMatch(advance -> advance.always() != null)
                ? advances.stream().<ChangeNode.Assignment>map(Advance::always).toList()
                : null;
    }

    /** Whether neither time nor actor are needed, so that what advances is always the same. */
    boolean areConstant() {
        return constant != null;
    }

    /** What an update of a table sets by itself. */
    static Advances of(EntityTable<?, ?> table) {
        List<Attribute<?, ?>> attributes = new ArrayList<>();
        for (Attribute<?, ?> attribute : table.attributes()) {
            switch (attribute.definition().role()) {
                case UPDATED_AT, UPDATED_BY -> attributes.add(attribute);
                default -> {}
            }
        }
        table.versionAttribute().ifPresent(attributes::add);
        return new Advances(attributes.stream().map(Advance::of).toList());
    }

    /**
     * The assignments that an update needs besides those that it has; without an actor, not who did it.
     *
     * @param now asked once, and only if a time is set
     */
    List<ChangeNode.Assignment> besides(
            SetClause present, Supplier<Instant> now, @Nullable Function<ColumnDefinition<?>, @Nullable Object> actor) {
        if (constant != null && present.setsNoneOf(constant)) {
            return constant;
        }
        List<ChangeNode.Assignment> missing = new ArrayList<>(advances.size());
        Instant time = null;
        for (Advance advance : advances) {
            Attribute<?, ?> attribute = advance.attribute();
            ColumnDefinition<?> column = attribute.definition();
            boolean unknown = column.role() == ColumnDefinition.Role.UPDATED_BY && actor == null;
            if (!unknown && !present.sets(attribute.node())) {
                if (advance.always() != null) {
                    missing.add(advance.always());
                    continue;
                }
                time = time == null ? now.get() : time;
                Node value = switch (column.role()) {
                    case UPDATED_AT -> time(attribute, time);
                    case UPDATED_BY -> new PlaceholderNode.Bind(actor.apply(column), column.type());
                    default -> nextInstant(attribute, time);
                };
                missing.add(new ChangeNode.Assignment(attribute.node(), value));
            }
        }
        return missing;
    }

    private static ChangeNode.Assignment nextNumber(Attribute<?, ?> version) {
        SqlType<?> type = version.definition().type();
        Node one = new ExpressionNode.Constant(ExpressionNode.Constant.Word.ONE, type);
        return new ChangeNode.Assignment(
                version.node(), new ExpressionNode.Operation(Operator.PLUS, List.of(version.node(), one), type));
    }

    private static Node nextInstant(Attribute<?, ?> version, Instant now) {
        SqlType<?> type = version.definition().type();
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
