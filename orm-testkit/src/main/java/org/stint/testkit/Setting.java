package org.stint.testkit;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.stint.session.Tracking;

/** Where one run of a test takes place. */
record Setting(TestDatabase database, Tracking tracking) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return database + ", " + tracking.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new WorkbenchOfRun(this));
    }

    /** Makes the workbench when the run first asks for it and clears it away at the end. */
    private record WorkbenchOfRun(Setting setting) implements ParameterResolver, AfterEachCallback {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Setting.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Workbench.class;
        }

        @Override
        public Workbench resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(
                            Workbench.class,
                            type -> Workbench.setUp(setting.database(), setting.tracking()),
                            Workbench.class);
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            Workbench workbench = context.getStore(NAMESPACE).remove(Workbench.class, Workbench.class);
            if (workbench != null) {
                workbench.clearAway();
            }
        }
    }
}
