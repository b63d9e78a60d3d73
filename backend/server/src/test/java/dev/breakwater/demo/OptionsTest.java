package dev.breakwater.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void takesTheDataFolderFromTheEnvironment() {
        assertThat(Options.parse(List.of(), Map.of("BREAKWATER_DATA", "/data")).data())
                .isEqualTo(Path.of("/data"));
    }

    @Test
    void readsOneStepOrAStretch() {
        assertThat(steps("7")).isEqualTo(new Options.Steps(7, 7));
        assertThat(steps("3..9")).isEqualTo(new Options.Steps(3, 9));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast"), Map.of()))
                .isInstanceOf(Rejection.class)
                .hasMessage("demo does not know '--fast'");
        assertThatThrownBy(() -> Options.parse(List.of("--url"), Map.of())).hasMessage("--url needs a value");
        assertThatThrownBy(() -> steps("x")).hasMessage("'x' is not of the form N or N..M");
    }

    private static Options.Steps steps(String text) {
        return Options.parse(List.of("--step", text), Map.of()).steps();
    }
}
