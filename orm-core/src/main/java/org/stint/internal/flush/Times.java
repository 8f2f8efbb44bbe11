package org.stint.internal.flush;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.stint.mapping.AttributeModel;

/** The present as the type of an attribute has it; times without an offset are in UTC. */
final class Times {

    private Times() {}

    static Object of(AttributeModel attribute, Instant now) {
        Class<?> type = attribute.type().javaType();
        Object time = now;
        if (type == LocalDateTime.class) {
            time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        } else if (type == OffsetDateTime.class) {
            time = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        }
        return attribute.type().normalize(time);
    }
}
