package dev.breakwater;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.breakwater.offenders.left.Left;
import dev.breakwater.offenders.right.Right;
import dev.breakwater.offenders.tenant.CommitsByItself;
import dev.breakwater.offenders.tenant.KnowsApi;
import dev.breakwater.offenders.tenant.KnowsPolicy;
import dev.breakwater.offenders.tenant.PublicColumn;
import dev.breakwater.offenders.tenant.PublicRow;
import dev.breakwater.offenders.tenant.ReadsAudit;
import dev.breakwater.offenders.tenant.SpeaksKubernetes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the server's rooms that hold for good; each rule also has to catch its planted offender. */
class ServerArchitectureTest {
    private static final String[] OWNING = {"tenant", "policy", "contract", "addressing", "peering"};

    /** SandboxIT asks the sandbox as a stranger would, with the client that everybody uses: the one exception. */
    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .importPackages("dev.breakwater")
            .that(not(resideInAPackage("dev.breakwater.offenders..").or(belongTo(simpleName("SandboxIT")))));

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.breakwater");

    private record Guarded(String name, JavaClasses scope, ArchRule rule, List<Class<?>> offenders) {}

    @TestFactory
    Stream<DynamicTest> holdsInTheServerAndCatchesItsOffender() {
        return Stream.of(
                        new Guarded(
                                "only cluster speaks Kubernetes, in tests too",
                                WITH_TESTS,
                                onlyClusterSpeaksKubernetes(),
                                List.of(SpeaksKubernetes.class)),
                        new Guarded("nothing imports api", SERVER, onlyImportedBy("api"), List.of(KnowsApi.class)),
                        new Guarded(
                                "nothing imports audit but api and console",
                                SERVER,
                                onlyImportedBy("audit", "api", "console"),
                                List.of(ReadsAudit.class)),
                        new Guarded(
                                "an owning room knows nothing of what follows from its events",
                                SERVER,
                                noneImports(OWNING, "change", "desiredstate", "rollout", "cluster", "api", "audit"),
                                List.of(CommitsByItself.class)),
                        new Guarded("no room cycles", SERVER, noCycles(), List.of(Left.class, Right.class)),
                        new Guarded("no public class is a row", SERVER, noPublicRow(), List.of(PublicRow.class)),
                        new Guarded("no public class has columns", SERVER, noPublicRow(), List.of(PublicColumn.class)))
                .flatMap(ServerArchitectureTest::tests);
    }

    @Test
    void anOwningRoomKnowsNoOther() {
        for (String room : OWNING) {
            String[] others =
                    Stream.of(OWNING).filter(other -> !other.equals(room)).toArray(String[]::new);
            noneImports(new String[] {room}, others).check(SERVER);
        }
        assertCaught(noneImports(new String[] {"tenant"}, "policy"), List.of(KnowsPolicy.class));
    }

    private static Stream<DynamicTest> tests(Guarded guarded) {
        return Stream.of(
                DynamicTest.dynamicTest(guarded.name, () -> {
                    assertThat(guarded.scope).hasSizeGreaterThan(300);
                    assertThatCode(() -> guarded.rule.check(guarded.scope)).doesNotThrowAnyException();
                }),
                DynamicTest.dynamicTest(
                        guarded.name + ", or is caught", () -> assertCaught(guarded.rule, guarded.offenders)));
    }

    /** A rule that found nothing to judge fails too, so the offender has to be named. */
    private static void assertCaught(ArchRule rule, List<Class<?>> offenders) {
        JavaClasses planted = new ClassFileImporter().importClasses(offenders);
        assertThatThrownBy(() -> rule.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated")
                .hasMessageContaining(offenders.getFirst().getName());
    }

    private static ArchRule onlyClusterSpeaksKubernetes() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.breakwater.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "io.vertx..");
    }

    private static ArchRule onlyImportedBy(String room, String... importers) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Stream.concat(Stream.of(rooms(room)), Stream.of(rooms(importers)))
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.breakwater." + room + "..");
    }

    private static ArchRule noneImports(String[] rooms, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others));
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(new ByRoom()).should().beFreeOfCycles();
    }

    private static ArchRule noPublicRow() {
        return noClasses()
                .that(describe("speak JPA in an annotation", ServerArchitectureTest::speaksJpa))
                .should()
                .bePublic();
    }

    private static boolean speaksJpa(JavaClass type) {
        return Stream.concat(
                        type.getAnnotations().stream(),
                        type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()))
                .map(JavaAnnotation::getRawType)
                .anyMatch(annotation -> annotation.getPackageName().startsWith("jakarta.persistence"));
    }

    /** A room's packages, and those of the offenders that pretend to live there. */
    private static String[] rooms(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of("dev.breakwater." + name + "..", "dev.breakwater.offenders." + name + ".."))
                .toArray(String[]::new);
    }

    private static class ByRoom implements SliceAssignment {
        @Override
        public String getDescription() {
            return "rooms";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName() + ".";
            String room =
                    name.replaceFirst("^dev\\.breakwater\\.(offenders\\.)?", "").replaceFirst("\\..*$", "");
            return name.startsWith("dev.breakwater.") ? SliceIdentifier.of(room) : SliceIdentifier.ignore();
        }
    }
}
