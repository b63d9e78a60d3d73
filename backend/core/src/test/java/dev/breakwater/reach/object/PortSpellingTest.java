package dev.breakwater.reach.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortSpellingTest {

    @Test
    void takesIanaServiceNamesForNames() {
        for (String name : new String[] {"1a", "Z", "a9", "a-9", "a-b9-1", "1-a-9", "a-b-c-d-e-f", "0x50", "0b1"}) {
            assertThat(PortSpelling.isName(name)).as(name).isTrue();
        }
        for (String other :
                new String[] {"", "1", "a--9", "-a9", "a9-", "1-2-3-4", "abcdefghijklmnop", "a_b", "8_0", "é"}) {
            assertThat(PortSpelling.isName(other)).as(other).isFalse();
        }
    }

    @Test
    void readsNumbersAsGoReadsLiterals() {
        assertThat(PortSpelling.number("0")).isEqualTo(0);
        assertThat(PortSpelling.number("80")).isEqualTo(80);
        assertThat(PortSpelling.number("010")).isEqualTo(8);
        assertThat(PortSpelling.number("00")).isEqualTo(0);
        assertThat(PortSpelling.number("8_0")).isEqualTo(80);
        assertThat(PortSpelling.number("0_10")).isEqualTo(8);
        assertThat(PortSpelling.number("0x_50")).isEqualTo(80);
        assertThat(PortSpelling.number("65535")).isEqualTo(65535);
        for (String wrong :
                new String[] {"", "08", "65536", "8__0", "_80", "80_", "-1", "+1", "8.0", "٨٠", "99999999999"}) {
            assertThat(PortSpelling.number(wrong)).as(wrong).isEqualTo(-1);
        }
    }

    @Test
    void keepsThemUnderTheNumberOfTheirDecimalDigits() {
        assertThat(PortSpelling.slot("80")).isEqualTo(80);
        assertThat(PortSpelling.slot("010")).isEqualTo(10);
        assertThat(PortSpelling.slot("8_0")).isEqualTo(0);
        assertThat(PortSpelling.slot("0177777")).isEqualTo(65535);
    }
}
