package dev.breakwater.reach.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BitsTest {

    private static Bits of(Iterable<Integer> members) {
        var bits = new Bits.Builder();
        members.forEach(bits::add);
        return bits.build();
    }

    @Test
    void countsAsSetsDo() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            var one = drawn(random);
            var other = drawn(random);
            var both = new TreeSet<>(one);
            both.retainAll(other);
            var either = new TreeSet<>(one);
            either.addAll(other);
            var without = new TreeSet<>(one);
            without.removeAll(other);
            assertThat(of(one).and(of(other))).as("seed %d", seed).isEqualTo(of(both));
            assertThat(of(one).or(of(other))).as("seed %d", seed).isEqualTo(of(either));
            assertThat(of(one).andNot(of(other))).as("seed %d", seed).isEqualTo(of(without));
            assertThat(of(one).intersects(of(other))).as("seed %d", seed).isEqualTo(!both.isEmpty());
            assertThat(of(one).count()).isEqualTo(one.size());
            assertThat(of(one).toArray())
                    .containsExactly(one.stream().mapToInt(Integer::intValue).toArray());
            int probe = random.nextInt(500);
            assertThat(of(one).contains(probe)).isEqualTo(one.contains(probe));
        }
    }

    private static SortedSet<Integer> drawn(Random random) {
        var drawn = new TreeSet<Integer>();
        int around = random.nextInt(8) * 60;
        for (int i = random.nextInt(20); i > 0; i--) {
            drawn.add(around + random.nextInt(random.nextBoolean() ? 10 : 80));
        }
        return drawn;
    }

    @Test
    void rangesHoldTheirBorders() {
        for (int first = 0; first < 130; first += 13) {
            for (int end = first; end < 200; end += 7) {
                var expected = new TreeSet<Integer>();
                for (int i = first; i < end; i++) {
                    expected.add(i);
                }
                assertThat(Bits.range(first, end)).isEqualTo(of(expected));
            }
        }
        assertThat(Bits.range(64, 128).first()).isEqualTo(64);
        assertThat(Bits.of(77)).isEqualTo(Bits.range(77, 78));
    }
}
