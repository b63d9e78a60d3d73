package dev.breakwater.console.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.console.difference.Lines.Line;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void numbersBothSides() {
        assertThat(Lines.of("a\nb\n", "a\nc\n")).hasSize(2).last().satisfies(line -> {
            var differs = (Line.Differs) line;
            assertThat(differs.left()).isEqualTo(2);
            assertThat(differs.right()).isEqualTo(2);
        });
        assertThat(Lines.of("", "a\n")).containsExactly(new Line.Differs(0, "", 1, "a"));
    }

    @Test
    void foldsWhatIsFarFromADifference() {
        List<Line> lines = Lines.of(numbers(20), numbers(20) + "new\n");
        assertThat(lines.getFirst()).isEqualTo(new Line.Folded(17));
        assertThat(lines).hasSize(5);
    }

    @Test
    void keepsContextOnBothSides() {
        List<Line> lines = Lines.of("old\n" + numbers(20) + "old\n", "new\n" + numbers(20) + "new\n");
        assertThat(lines).contains(new Line.Folded(14)).hasSize(2 + 6 + 1);
    }

    @Test
    void neverFoldsASingleLine() {
        assertThat(Lines.of(numbers(4) + "old\n", numbers(4) + "new\n")).noneMatch(Line.Folded.class::isInstance);
    }

    @Test
    void marksTheWordsThatDiffer() {
        var differs = (Line.Differs) Lines.of("port: 1\n", "port: 2\n").getFirst();
        assertThat(differs.before()).isEqualTo("port: " + Lines.BEGIN + "1" + Lines.END);
        assertThat(differs.after()).isEqualTo("port: " + Lines.BEGIN + "2" + Lines.END);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }
}
