package org.stint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The packages are the floors of a house: imports point down only, and rooms on one floor do not know each other. */
@AnalyzeClasses(packages = "org.stint", importOptions = ImportOption.DoNotIncludeTests.class)
class LadderTest {

    /** From the ground up; what is not there yet has its place already. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("exception", "event"),
            List.of("type"),
            List.of("statement"),
            List.of("dialect"),
            List.of("mapping"),
            List.of("session"),
            List.of("internal.state", "internal.access", "internal.validation", "internal.json"),
            List.of("internal.jdbc"),
            List.of("internal.load", "internal.flush", "internal.schema"),
            List.of("internal.bulk", "internal.merge"),
            List.of("internal.session", "web", "metrics"),
            List.of(""));

    /** What compiled code and the run time share lies beside the house, in another module. */
    private static final Set<String> BESIDE = Set.of("annotation", "contract", "processor", "weave");

    @ArchTest
    void importsPointDownOnly(JavaClasses all) {
        List<String> above = new ArrayList<>();
        for (int floor = FLOORS.size() - 1; floor >= 0; floor--) {
            for (String room : FLOORS.get(floor)) {
                List<String> forbidden = new ArrayList<>(above);
                FLOORS.get(floor).stream().filter(other -> !other.equals(room)).forEach(forbidden::add);
                if (!forbidden.isEmpty()) {
                    noClasses()
                            .that(areIn(List.of(room)))
                            .should()
                            .dependOnClassesThat(areIn(forbidden))
                            .allowEmptyShould(true)
                            .check(all);
                }
            }
            above.addAll(FLOORS.get(floor));
        }
    }

    @ArchTest
    void everyPackageHasAFloor(JavaClasses all) {
        List<String> known = new ArrayList<>(BESIDE);
        FLOORS.forEach(known::addAll);
        classes()
                .should()
                .resideInAnyPackage(known.stream().map(LadderTest::packageName).toArray(String[]::new))
                .check(all);
    }

    @ArchTest
    static final ArchRule NO_CIRCLE =
            slices().matching("org.stint.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_JDBC_FLOOR_HANDLES_CONNECTIONS = noClasses()
            .that()
            .resideOutsideOfPackage("org.stint.internal.jdbc")
            .should()
            .callMethodWhere(handlesConnections())
            .because("connections are taken, used and given back in one place");

    private static DescribedPredicate<JavaMethodCall> handlesConnections() {
        return new DescribedPredicate<>("a connection is taken, used or closed, or a statement executed or closed") {
            @Override
            public boolean test(JavaMethodCall call) {
                JavaClass owner = call.getTargetOwner();
                return owner.isEquivalentTo(DataSource.class)
                        || owner.isEquivalentTo(DriverManager.class)
                        || owner.isEquivalentTo(Connection.class)
                        || owner.isAssignableTo(Statement.class)
                                && !call.getName().startsWith("set");
            }
        };
    }

    private static DescribedPredicate<JavaClass> areIn(List<String> rooms) {
        List<String> packages = rooms.stream().map(LadderTest::packageName).toList();
        return new DescribedPredicate<>("are in " + packages) {
            @Override
            public boolean test(JavaClass type) {
                return packages.contains(type.getPackageName());
            }
        };
    }

    private static String packageName(String room) {
        return room.isEmpty() ? "org.stint" : "org.stint." + room;
    }
}
