package org.stint.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import org.jspecify.annotations.Nullable;

/**
 * The build plugin. It first sees all classes of the module, then weaves the mapped ones and every class that reads or
 * writes their fields: inner classes, lambdas, subclasses and neighbours. All others stay as the compiler made them.
 */
public final class StintPlugin implements Plugin.WithPreprocessor {

    private final Set<String> module = new HashSet<>();
    private @Nullable MappedClasses mapped;

    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator locator) {
        module.add(type.getName());
        if (mapped == null) {
            mapped = new MappedClasses(locator, module);
        }
    }

    @Override
    public boolean matches(TypeDescription type) {
        return classes().isToBeWoven(type) || classes().isAccessing(type);
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        return builder.visit(new WeavingVisitor(classes()));
    }

    @Override
    public void close() {
        // nothing is held open
    }

    private MappedClasses classes() {
        if (mapped == null) {
            throw new IllegalStateException("The weaver was not shown the classes of the module first. Run it by the"
                    + " goal transform of byte-buddy-maven-plugin.");
        }
        return mapped;
    }
}
