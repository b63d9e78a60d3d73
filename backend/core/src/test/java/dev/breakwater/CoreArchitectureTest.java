package dev.breakwater;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.breakwater.cilium.PlantedInCilium;
import dev.breakwater.compiler.PlantedInCompiler;
import dev.breakwater.intent.PlantedInIntent;
import dev.breakwater.planning.PlantedInPlanning;
import dev.breakwater.reach.PlantedInReach;
import dev.breakwater.vocabulary.PlantedInVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rooms of core and the arrows between them; each rule also has to catch its planted offender. */
class CoreArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.breakwater");

    private record Guarded(String name, ArchRule rule, Class<?> offender) {}

    @TestFactory
    Stream<DynamicTest> holdsInCoreAndCatchesItsOffender() {
        return Stream.of(
                        new Guarded("vocabulary imports no room", room("vocabulary"), PlantedInVocabulary.class),
                        new Guarded("intent imports vocabulary", room("intent", "vocabulary"), PlantedInIntent.class),
                        new Guarded(
                                "cilium imports vocabulary, not intent",
                                room("cilium", "vocabulary"),
                                PlantedInCilium.class),
                        new Guarded(
                                "compiler imports vocabulary, intent, cilium and no framework",
                                room("compiler", "vocabulary", "intent", "cilium"),
                                PlantedInCompiler.class),
                        new Guarded(
                                "reach imports vocabulary, cilium",
                                room("reach", "vocabulary", "cilium"),
                                PlantedInReach.class),
                        new Guarded(
                                "planning imports vocabulary, cilium, compiler, reach and no framework",
                                room("planning", "vocabulary", "cilium", "compiler", "reach"),
                                PlantedInPlanning.class),
                        new Guarded("compilation is pure", pure(), PlantedInCompiler.Clocked.class),
                        new Guarded("deciding is pure", pure(), PlantedInReach.Reading.class),
                        new Guarded("every class has a room", housed(), CoreArchitectureTest.class))
                .flatMap(CoreArchitectureTest::tests);
    }

    private static Stream<DynamicTest> tests(Guarded guarded) {
        JavaClasses offender = new ClassFileImporter().importClasses(guarded.offender);
        return Stream.of(
                DynamicTest.dynamicTest(guarded.name, () -> {
                    assertThat(CORE).hasSizeGreaterThan(60);
                    assertThatCode(() -> guarded.rule.check(CORE)).doesNotThrowAnyException();
                }),
                DynamicTest.dynamicTest(
                        guarded.name + ", or is caught",
                        () -> assertThatThrownBy(() -> guarded.rule.check(offender))
                                .isInstanceOf(AssertionError.class)
                                // a rule that finds nothing to judge fails as well, and would catch nobody
                                .hasMessageContainingAll("was violated", guarded.offender.getSimpleName())));
    }

    private static ArchRule room(String room, String... allowed) {
        var packages =
                new ArrayList<>(List.of("java..", "org.jspecify.annotations..", "dev.breakwater." + room + ".."));
        Stream.of(allowed).forEach(other -> packages.add("dev.breakwater." + other + ".."));
        return classes()
                .that()
                .resideInAPackage("dev.breakwater." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)));
    }

    /** What compiles and plans sees no clock, no chance and nothing outside itself: equal input, equal bytes. */
    private static ArchRule pure() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.breakwater.compiler",
                        "dev.breakwater.cilium",
                        "dev.breakwater.reach..",
                        "dev.breakwater.planning..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.time..", "java.io..", "java.nio.file..", "java.net..", "java.util.random.."));
    }

    private static ArchRule housed() {
        return classes()
                .should()
                .resideInAnyPackage(
                        "dev.breakwater.vocabulary",
                        "dev.breakwater.intent",
                        "dev.breakwater.cilium",
                        "dev.breakwater.compiler",
                        "dev.breakwater.reach..",
                        "dev.breakwater.planning..");
    }
}
