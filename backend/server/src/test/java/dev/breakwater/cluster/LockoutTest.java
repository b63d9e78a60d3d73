package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Requesters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LockoutTest {
    private static final Identity ADMIN = new Identity("admin", List.of("system:masters", "system:authenticated"));

    private static String floor(String expression) {
        return "metadata: {name: bw-floor}\nspec:\n  variables:\n  - {name: before, expression: ''}\n"
                + "  - name: writer\n    expression: \"" + expression + "\"\n";
    }

    private static String naming(String user, String group) {
        return floor(new Requesters(new TreeSet<>(Set.of(user)), new TreeSet<>(Set.of(group))).expression());
    }

    @Test
    void hasNothingAgainstAFloorThatNamesUs() {
        assertThat(Lockout.by(naming("admin", "x"), ADMIN)).isEmpty();
        assertThat(Lockout.by(naming("x", "system:masters"), ADMIN)).isEmpty();
    }

    @Test
    void saysWhomTheFloorWouldLockOutAndWhatToDo() {
        assertThat(Lockout.by(naming("x", "y"), ADMIN))
                .get()
                .asString()
                .contains("bw-floor", "does not name admin", "breakwater.cluster.writers.users");
    }

    @Test
    void takesWhatItCannotReadOrDoesNotKnowForALockout() {
        assertThat(Lockout.by(floor("true"), ADMIN)).isPresent();
        assertThat(Lockout.by("metadata: {name: bw-floor}\nspec: {}", ADMIN)).isPresent();
        assertThat(Lockout.by(naming("admin", "x"), null)).get().asString().contains("does not tell as whom");
    }
}
