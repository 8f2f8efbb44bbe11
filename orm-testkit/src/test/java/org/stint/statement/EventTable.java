package org.stint.statement;

import static org.stint.statement.ColumnDefinition.column;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.stint.statement.EventTable.Event;
import org.stint.type.SqlTypes;

/** A table with hostile names, times of coarse precision and a time for a version. */
public final class EventTable extends EntityTable<Event, EventTable> {

    public static final EventTable EVENT = new EventTable("Event \"log\"", null);

    public final WholeAttribute<Event, Long> id =
            whole(column("id", "order", SqlTypes.LONG).id(Generation.ASSIGNED));
    public final TextAttribute<Event> text = text(column("text", "a \"quoted\" text", SqlTypes.text(100)));
    public final TimeAttribute<Event, Instant> at = time(column("at", "at", SqlTypes.instant(0)));
    public final TimeAttribute<Event, Instant> version =
            time(column("version", "version", SqlTypes.instant(3)).role(ColumnDefinition.Role.VERSION));
    public final TimeAttribute<Event, LocalDateTime> changed =
            time(column("changed", "changed", SqlTypes.localDateTime(6)).role(ColumnDefinition.Role.UPDATED_AT));
    public final TimeAttribute<Event, OffsetDateTime> changedHere =
            time(column("changedHere", "Changed", SqlTypes.offsetDateTime(6)).role(ColumnDefinition.Role.UPDATED_AT));

    /** Stands for an entity. */
    public static final class Event {}

    private EventTable(String name, @Nullable String alias) {
        super(Event.class, null, name, alias);
    }

    @Override
    public EventTable as(String alias) {
        return new EventTable("Event \"log\"", alias);
    }
}
