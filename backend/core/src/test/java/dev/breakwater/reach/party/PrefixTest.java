package dev.breakwater.reach.party;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Blocks of addresses of every length, beside numbers of any size. */
class PrefixTest {
    private static final List<String> ADDRESSES = List.of(
            "0.0.0.0",
            "10.1.2.3",
            "127.255.255.255",
            "128.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "2001:db8:1234:5678:9abc:def0:1:2",
            "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "8000::",
            "2001:db8:0:ffff:8000::1",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private static Prefix prefix(String text) {
        return requireNonNull(Prefix.parse(text), text);
    }

    private static int bits(String address) {
        return address.contains(":") ? 128 : 32;
    }

    private static BigInteger number(Prefix prefix) {
        var low = new BigInteger(Long.toUnsignedString(prefix.low()));
        return new BigInteger(Long.toUnsignedString(prefix.high()))
                .shiftLeft(64)
                .or(low);
    }

    @Test
    void keepsAsManyBitsAsItIsLong() {
        for (String address : ADDRESSES) {
            BigInteger whole = number(prefix(address));
            for (int length = 0; length <= bits(address); length++) {
                int host = bits(address) - length;
                assertThat(number(prefix(address + "/" + length)))
                        .as("%s/%d", address, length)
                        .isEqualTo(whole.shiftRight(host).shiftLeft(host));
            }
            assertThat(Prefix.parse(address + "/" + (bits(address) + 1))).isNull();
        }
    }

    @Test
    void isFollowedByTheAddressAsManyFurtherAsItHolds() {
        for (String address : ADDRESSES) {
            BigInteger end = BigInteger.ONE.shiftLeft(bits(address));
            for (int length = 0; length <= bits(address); length++) {
                Prefix prefix = prefix(address + "/" + length);
                BigInteger next = number(prefix).add(BigInteger.ONE.shiftLeft(bits(address) - length));
                Prefix behind = prefix.behind();
                assertThat(behind == null ? end : number(behind))
                        .as("%s/%d", address, length)
                        .isEqualTo(next);
                assertThat(behind == null ? bits(address) : behind.length()).isEqualTo(bits(address));
            }
        }
    }

    @Test
    void containsWhatSharesItsBits() {
        for (String one : ADDRESSES) {
            for (String other : ADDRESSES) {
                for (int length = 0; length <= bits(one); length += 3) {
                    Prefix prefix = prefix(one + "/" + length);
                    boolean shares =
                            bits(one) == bits(other) && number(prefix).equals(number(prefix(other + "/" + length)));
                    assertThat(prefix.contains(prefix(other)))
                            .as("%s in %s", other, prefix)
                            .isEqualTo(shares);
                }
            }
        }
        assertThat(prefix("10.0.0.0/8").contains(prefix("10.0.0.0/8"))).isTrue();
        assertThat(prefix("10.0.0.0/9").contains(prefix("10.0.0.0/8"))).isFalse();
    }

    @Test
    void standsBehindTheBlocksAroundItAndIpv6BehindIpv4() {
        var sorted = new TreeSet<>(Set.of(
                prefix("ffff::/16"),
                prefix("::/0"),
                prefix("255.0.0.0/8"),
                prefix("0.0.0.0/0"),
                prefix("10.0.0.0/8"),
                prefix("10.0.0.0/16"),
                prefix("10.0.0.1"),
                prefix("2001:db8::ffff:0:0:1"),
                prefix("2001:db8::1:0:0:1")));
        assertThat(sorted)
                .extracting(Prefix::toString)
                .containsExactly(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "10.0.0.0/16",
                        "10.0.0.1",
                        "255.0.0.0/8",
                        "::/0",
                        "2001:db8::1:0:0:1",
                        "2001:db8::ffff:0:0:1",
                        "ffff::/16");
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String address : ADDRESSES) {
            assertThat(prefix(address)).hasToString(address);
            assertThat(prefix(address).address()).isEqualTo(address);
            assertThat(prefix(address + "/7").firstAddress().length()).isEqualTo(bits(address));
        }
        assertThat(prefix("10.0.0.0/8")).hasToString("10.0.0.0/8");
        assertThat(Prefix.parse("10.0.0.0/")).isNull();
        assertThat(Prefix.parse("10.0.0.0/x")).isNull();
        assertThat(Prefix.parse("/8")).isNull();
    }
}
