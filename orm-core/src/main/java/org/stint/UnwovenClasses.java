package org.stint;

import java.util.List;
import java.util.stream.Collectors;

/** Says what to do about classes that were meant to be woven. */
final class UnwovenClasses {

    private UnwovenClasses() {}

    static String message(List<Class<?>> classes) {
        return "Cannot record changes: "
                + classes.stream().map(Class::getName).collect(Collectors.joining(", "))
                + (classes.size() == 1 ? " is" : " are")
                + " not woven, or a mapped superclass is not. Add to the plugins in the pom of that module:\n"
                + "  <plugin><groupId>net.bytebuddy</groupId><artifactId>byte-buddy-maven-plugin</artifactId>\n"
                + "    <executions><execution><goals><goal>transform</goal></goals></execution></executions>\n"
                + "    <dependencies><dependency><groupId>org.stint</groupId><artifactId>orm-annotations</artifactId>\n"
                + "      <version>${stint.version}</version></dependency></dependencies>\n"
                + "  </plugin>\n"
                + "It weaves in the phase process-classes: 'mvn compile' alone stops short of it.\n"
                + "Or leave out requireWoven() and use Tracking.SNAPSHOT.";
    }
}
