package org.stint.internal.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.mapping.AttributeModel;
import org.stint.session.FindOption;

/** Refuses an entity that does not have the version a caller expects. */
final class ExpectedVersion {

    private ExpectedVersion() {}

    static void check(EntityEntry<?> entry, FindOption... options) {
        for (FindOption option : options) {
            if (option instanceof FindOption.ExpectVersion expected) {
                check(entry, expected.version());
            }
        }
    }

    private static void check(EntityEntry<?> entry, Object expected) {
        AttributeModel version = entry.type().model().version();
        if (version == null) {
            throw new StintException("Cannot expect a version of " + entry.label()
                    + ": its class has no attribute annotated with @Version.");
        }
        if (entry.status() == Status.NEW) {
            throw new StintException("Cannot expect a version of " + entry.label()
                    + ": it was not inserted yet, so that no row has one. Call session.flush() first.");
        }
        Object actual = entry.stored(version);
        if (!same(version, expected, actual)) {
            throw new StaleObjectException(
                    "Cannot get " + entry.label(),
                    List.of(new StaleRow(
                            entry.type().model().type(), entry.id(), expected, actual, StaleRow.Fate.CHANGED)));
        }
    }

    private static boolean same(AttributeModel version, Object expected, @Nullable Object actual) {
        if (expected instanceof Number first
                && Number.class.isAssignableFrom(version.type().javaType())) {
            return actual instanceof Number second && first.longValue() == second.longValue();
        }
        if (!version.type().javaType().isInstance(expected)) {
            throw new StintException("Cannot compare the version " + version.name() + " with a value of "
                    + expected.getClass() + ": it is of " + version.type().javaType() + ".");
        }
        return version.type().same(version.type().normalize(expected), actual);
    }
}
