package dev.breakwater.reach.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DomainPatternTest {

    private static boolean matches(String pattern, String name) {
        return new DomainPattern(pattern, true).matches(name);
    }

    @Test
    void matchesANameWithoutCaseAndTrailingDot() {
        assertThat(new DomainPattern("A.b.", false).matches("a.B")).isTrue();
        assertThat(new DomainPattern("a.b", false).matches("a.b.")).isTrue();
        assertThat(new DomainPattern("a.b", false).matches("x.a.b")).isFalse();
    }

    @Test
    void takesAStarWithinOneLabelEvenForNothing() {
        assertThat(matches("*.a.b", "x.a.b")).isTrue();
        assertThat(matches("*.a.b", "a.b")).isFalse();
        assertThat(matches("*.a.b", "x.y.a.b")).isFalse();
        assertThat(matches("*a.b", "xa.b")).isTrue();
        assertThat(matches("*a.b", "a.b")).isTrue();
        assertThat(matches("*a.b", "x.a.b")).isFalse();
        assertThat(matches("a*b.c", "ab.c")).isTrue();
        assertThat(matches("a*b.c", "a-x_b.c")).isTrue();
        assertThat(matches("*x*.c", "axbxc.c")).isTrue();
        assertThat(matches("*.*", "a.b")).isTrue();
        assertThat(matches("*.*", "a.b.c")).isFalse();
        assertThat(matches("a*", "a")).isTrue();
        assertThat(matches("a*", "a.b")).isFalse();
    }

    @Test
    void takesAStarAloneForAnyName() {
        assertThat(matches("*", "a.b.c")).isTrue();
    }

    @Test
    void takesLettersDigitsHyphensAndUnderscoresForAStar() {
        for (int c = 0; c < 128; c++) {
            boolean inLabel = Character.isLetterOrDigit(c) || c == '-' || c == '_';
            assertThat(matches("*.b", Character.toString(c) + ".b"))
                    .as("character %d", c)
                    .isEqualTo(inLabel);
        }
    }

    @Test
    void needsAllOfAPattern() {
        assertThat(matches("a*b", "a")).isFalse();
        assertThat(matches("a*b", "ax")).isFalse();
        assertThat(matches("ab", "a")).isFalse();
        assertThat(matches("a**", "a")).isTrue();
        assertThat(matches("a*.b", "ax.")).isFalse();
    }
}
