package org.stint.statement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.stint.type.SqlType;

/** What a bulk update sets besides what it was asked to: the next version and the time of the change. */
final class Advances {

    /** The finest fraction of a second that every database holds. */
    private static final int COMMON_FRACTION = 6;

    private Advances() {}

    static Node version(Attribute<?, ?> version, Instant now) {
        SqlType<?> type = version.definition().type();
        if (type.javaType() != Instant.class) {
            return new Node.Operation(
                    Operator.PLUS, List.of(version.node(), new Node.Constant(Node.Constant.Word.ONE, type)), type);
        }
        Node tick = new Node.Tick(Math.min(COMMON_FRACTION, type.columnType().precision()), type);
        Node next = new Node.Operation(Operator.PLUS, List.of(version.node(), tick), type);
        return new Node.Operation(Operator.GREATEST, List.of(new Node.Bind(now, type), next), type);
    }

    static Node time(Attribute<?, ?> attribute, Instant now) {
        SqlType<?> type = attribute.definition().type();
        return new Node.Bind(timeAs(type.javaType(), now, attribute), type);
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
