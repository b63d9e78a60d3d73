package dev.breakwater.console;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.breakwater.console.words.Sources;
import dev.breakwater.offenders.console.ActsByItself;
import dev.breakwater.offenders.console.CountsBits;
import dev.breakwater.offenders.console.KnowsApi;
import dev.breakwater.offenders.console.OpenView;
import dev.breakwater.offenders.console.SpeaksSql;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the console is made of and what it may know; each rule also has to catch its planted offender. */
class ConsoleArchitectureTest {
    private static final int LONGEST_VIEW = 120;
    private static final int MOST_FILES = 20;

    private static final JavaClasses FRONTEND = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.breakwater.console", "dev.breakwater.launch");

    private record Guarded(String name, ArchRule rule, Class<?> offender) {}

    @TestFactory
    Stream<DynamicTest> holdsAndCatchesItsOffender() {
        return Stream.of(
                        new Guarded("knows neither REST nor Kubernetes", knowsNeither(), KnowsApi.class),
                        new Guarded("reads no rows", readsNoRows(), SpeaksSql.class),
                        new Guarded("acts by Acting alone", actsByActing(), ActsByItself.class),
                        new Guarded("has views that say who may see them", viewsSayWho(), OpenView.class),
                        new Guarded("has views that nobody else knows", viewsArePrivate(), OpenView.class),
                        new Guarded("is alone with Vaadin", aloneWithVaadin(), CountsBits.class))
                .flatMap(ConsoleArchitectureTest::tests);
    }

    /** Such a class is not on the classpath to plant an offender with, so the rule is shown to work on a part that is. */
    @Test
    void usesNothingOfVaadinThatCostsMoney() {
        without("board", "charts", "crud", "dashboard", "gridpro", "map", "richtexteditor", "spreadsheet")
                .check(FRONTEND);
        assertThatThrownBy(() -> without("grid").check(new ClassFileImporter().importClasses(CountsBits.class)))
                .hasMessageContaining(CountsBits.class.getName());
    }

    @Test
    void hasViewsThatCanBeReadAtOnce() {
        Map<String, String> views = Sources.all();
        assertThat(views).hasSizeGreaterThan(30);
        assertThat(tooLong(views)).isEmpty();
        assertThat(tooLong(Map.of("home/LongView.java", "line\n".repeat(LONGEST_VIEW + 1))))
                .containsExactly("home/LongView.java");
    }

    @Test
    void hasPackagesThatCanBeSeenAtOnce() {
        Map<String, Long> files = Sources.all().keySet().stream()
                .collect(Collectors.groupingBy(file -> file.replaceFirst("/?[^/]*$", ""), Collectors.counting()));
        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    private static List<String> tooLong(Map<String, String> sources) {
        return sources.entrySet().stream()
                .filter(source -> source.getKey().endsWith("View.java"))
                .filter(source -> source.getValue().lines().count() > LONGEST_VIEW)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<DynamicTest> tests(Guarded guarded) {
        return Stream.of(
                DynamicTest.dynamicTest(guarded.name, () -> {
                    assertThat(FRONTEND).hasSizeGreaterThan(50);
                    assertThatCode(() -> guarded.rule.check(FRONTEND)).doesNotThrowAnyException();
                }),
                DynamicTest.dynamicTest(
                        guarded.name + ", or is caught",
                        () -> assertThatThrownBy(() ->
                                        guarded.rule.check(new ClassFileImporter().importClasses(guarded.offender)))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining("was violated")
                                .hasMessageContaining(guarded.offender.getName())));
    }

    private static ArchRule knowsNeither() {
        return noClasses()
                .that()
                .resideInAnyPackage("dev.breakwater.console..", "dev.breakwater.offenders..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.breakwater.api..", "dev.breakwater.cluster..", "io.fabric8..");
    }

    private static ArchRule readsNoRows() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..");
    }

    private static ArchRule actsByActing() {
        return noClasses()
                .that()
                .doNotHaveSimpleName("Acting")
                .and()
                .doNotHaveSimpleName("Act")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("ChangeGateway");
    }

    private static ArchRule viewsSayWho() {
        return classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should(beAnnotatedWith(RolesAllowed.class)
                        .or(beAnnotatedWith(PermitAll.class))
                        .or(beAnnotatedWith(AnonymousAllowed.class)));
    }

    private static ArchRule viewsArePrivate() {
        return classes().that().areAnnotatedWith(Route.class).should().bePackagePrivate();
    }

    private static ArchRule aloneWithVaadin() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.breakwater.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..");
    }

    private static ArchRule without(String... components) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(components).map(name -> "com.vaadin.flow.component." + name + ".."),
                                Stream.of("com.vaadin.collaborationengine..", "com.vaadin.kubernetes.."))
                        .toArray(String[]::new));
    }
}
