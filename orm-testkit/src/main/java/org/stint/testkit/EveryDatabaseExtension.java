package org.stint.testkit;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.stint.session.Tracking;

/** Turns one test method into one run for each database and way of tracking. */
final class EveryDatabaseExtension implements TestTemplateInvocationContextProvider {

    private static final System.Logger LOG = System.getLogger(EveryDatabaseExtension.class.getName());
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    /** A test has nothing to run where system properties leave out its database or its way of tracking. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Set<TestDatabase> databases = databases();
        databases.retainAll(possible(context));
        Set<Tracking> trackings = trackings();
        annotations(context, OnlyWith.class).forEach(only -> trackings.retainAll(Arrays.asList(only.value())));
        return databases.stream()
                .flatMap(database -> trackings.stream().map(tracking -> new Setting(database, tracking)));
    }

    private static Set<TestDatabase> possible(ExtensionContext context) {
        Set<TestDatabase> possible = EnumSet.allOf(TestDatabase.class);
        annotations(context, OnlyOn.class).forEach(only -> possible.retainAll(Arrays.asList(only.value())));
        return possible;
    }

    private static <A extends Annotation> Stream<A> annotations(ExtensionContext context, Class<A> type) {
        return Stream.of(context.getRequiredTestMethod(), context.getRequiredTestClass())
                .flatMap(element -> AnnotationSupport.findAnnotation(element, type).stream());
    }

    private static Set<TestDatabase> databases() {
        String names = System.getProperty("stint.test.databases", "");
        Set<TestDatabase> databases = EnumSet.noneOf(TestDatabase.class);
        if (names.isBlank()) {
            return EnumSet.allOf(TestDatabase.class);
        }
        for (String name : names.split(",")) {
            databases.add(TestDatabase.named(name));
        }
        return databases;
    }

    /** Which ways of tracking there are depends on whether the build has woven the entities of the tests. */
    private static Set<Tracking> trackings() {
        Set<Tracking> possible =
                Boolean.getBoolean("stint.test.woven") ? EnumSet.allOf(Tracking.class) : EnumSet.of(Tracking.SNAPSHOT);
        String names = System.getProperty("stint.test.tracking", "");
        if (names.isBlank()) {
            return possible;
        }
        Set<Tracking> asked = EnumSet.noneOf(Tracking.class);
        for (String name : names.split(",")) {
            asked.add(Tracking.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
        asked.retainAll(possible);
        if (asked.isEmpty() && SAID.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Nothing to run with stint.test.tracking={0}: these test classes are not woven, so that their objects"
                            + " can only be compared with snapshots",
                    names);
        }
        return asked;
    }
}
