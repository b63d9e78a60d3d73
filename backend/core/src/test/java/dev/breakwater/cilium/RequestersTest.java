package dev.breakwater.cilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestersTest {
    private static final Requesters WRITERS = new Requesters(
            new TreeSet<>(Set.of("system:serviceaccount:breakwater:breakwater")),
            new TreeSet<>(Set.of("breakwater:break-glass", "system:masters")));

    @Test
    void includesWhoIsNamedOrIsInANamedGroup() {
        assertThat(WRITERS.include("system:serviceaccount:breakwater:breakwater", List.of()))
                .isTrue();
        assertThat(WRITERS.include("kubernetes-admin", List.of("system:authenticated", "system:masters")))
                .isTrue();
        assertThat(WRITERS.include("system:masters", List.of("system:authenticated")))
                .isFalse();
    }

    @Test
    void readsNothingIntoAnExpressionThatIsNotItsOwn() {
        String ours = WRITERS.expression();

        assertThat(Requesters.parse(ours)).contains(WRITERS);
        assertThat(Requesters.parse(ours + " || true")).isEmpty();
        assertThat(Requesters.parse("!(" + ours + ")")).isEmpty();
        assertThat(Requesters.parse("true")).isEmpty();
    }

    @Test
    void readsBackWhateverNamesItWrites() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var written = new Requesters(names(random), names(random));

            assertThat(Requesters.parse(written.expression()))
                    .as("seed %d, run %d", seed, i)
                    .contains(written);
        }
    }

    /** Of the characters that could end a string or a list too early. */
    private static SortedSet<String> names(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> IntStream.range(0, random.nextInt(6))
                        .mapToObj(_ -> String.valueOf("ab'\\,] :$".charAt(random.nextInt(9))))
                        .reduce("", String::concat))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
