package dev.breakwater.reach.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
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
        System.out.println("seed " + seed);
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

    @Test
    void countsOverWordsOfSixtyFour() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var one = spread(random);
            var other = spread(random);
            var both = new TreeSet<>(one);
            both.retainAll(other);
            var either = new TreeSet<>(one);
            either.addAll(other);
            var without = new TreeSet<>(one);
            without.removeAll(other);
            assertThat(of(one).and(of(other))).isEqualTo(of(both));
            assertThat(of(one).or(of(other))).isEqualTo(of(either));
            assertThat(of(one).andNot(of(other))).isEqualTo(of(without));
            assertThat(of(one).intersects(of(other))).isEqualTo(!both.isEmpty());
            assertThat(of(one).with(other)).isEqualTo(of(either));
            assertThat(new Bits.Builder().addAll(of(one)).addAll(of(other)).build())
                    .isEqualTo(of(either));
            assertThat(of(one).isEmpty()).isEqualTo(one.isEmpty());
            for (int member = 0; member < 700; member++) {
                assertThat(of(one).contains(member)).as("%d in %s", member, one).isEqualTo(one.contains(member));
            }
            if (!one.isEmpty()) {
                assertThat(of(one).first()).isEqualTo(one.first());
            }
        }
    }

    /** Few members, each likely in a word of its own. */
    private static SortedSet<Integer> spread(Random random) {
        var drawn = new TreeSet<Integer>();
        for (int i = random.nextInt(4); i > 0; i--) {
            drawn.add(64 * random.nextInt(11) + (random.nextBoolean() ? 63 : 0));
        }
        return drawn;
    }

    @Test
    void isEqualByItsMembers() {
        assertThat(Bits.of(70)).isEqualTo(of(new TreeSet<>(Set.of(70)))).hasToString("[70]");
        assertThat(Bits.of(70)).isNotEqualTo(Bits.of(71)).isNotEqualTo(Bits.of(6));
        assertThat(Bits.of(70).hashCode()).isNotEqualTo(Bits.of(71).hashCode());
        assertThat(Bits.range(5, 5)).isSameAs(Bits.NONE);
        assertThat(Bits.range(6, 5).count()).isZero();
        assertThatThrownBy(Bits.NONE::first).isInstanceOf(NoSuchElementException.class);
    }
}
