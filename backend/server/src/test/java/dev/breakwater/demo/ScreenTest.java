package dev.breakwater.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void staysWithinAHundredColumns() {
        Screen screen = new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), false);
        screen.wrapped("stored", "word ".repeat(60));
        screen.lines("compiled", List.of("x".repeat(300)));
        assertThat(text().lines()).allMatch(line -> line.length() <= 100).hasSizeGreaterThan(3);
    }

    @Test
    void hasNoColoursWhereNobodySeesThem() {
        new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), false).good("fine");
        assertThat(text()).isEqualTo("fine" + System.lineSeparator());
    }

    @Test
    void isColouredOnATerminal() {
        new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), true).good("fine");
        assertThat(text()).contains("\u001b[32mfine\u001b[0m");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
