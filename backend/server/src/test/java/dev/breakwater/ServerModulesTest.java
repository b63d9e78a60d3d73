package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each room imports what its package-info allows and no more. */
class ServerModulesTest {
    /** Modules to which others point, but free of the annotation as of every framework: core's own test judges them. */
    private static final Set<String> CORE = Set.of("vocabulary", "intent", "cilium", "compiler", "reach", "planning");

    /** Core's rooms cannot say which child packages they publish, for want of the annotation: reach publishes all of its own. */
    private static final Pattern INSIDE_REACH =
            Pattern.compile("(?s)(.*-> dev\\.breakwater\\.reach\\.[a-z].*Allowed targets: [^.]*\\breach\\b.*"
                    + "|.* depends on non-exposed type dev\\.breakwater\\.reach\\.[a-z].*)");

    private static final ApplicationModules ROOMS = ApplicationModules.of("dev.breakwater");

    @Test
    void followsTheArrowsThatEachRoomStates() {
        ROOMS.detectViolations()
                .filter(violation ->
                        !INSIDE_REACH.matcher(violation.getMessage()).matches())
                .throwIfPresent();
    }

    @Test
    void leavesNoRoomWithoutItsStatement() {
        assertThat(ROOMS.stream()
                        .filter(room -> !CORE.contains(room.getIdentifier().toString())))
                .hasSizeGreaterThan(15)
                .allSatisfy(room -> assertThat(room.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(room.getIdentifier().toString())
                        .isPresent());
    }

    @Test
    void catchesAnArrowThatNoRoomStated() {
        ApplicationModules planted = ApplicationModules.of("dev.breakwater.offenders", _ -> true);
        assertThatThrownBy(planted::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Module 'left' depends on module 'right'");
    }
}
