package dev.breakwater.reach.party;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static Prefix prefix(String text) {
        return requireNonNull(Prefix.parse(text), text);
    }

    private static Set<Prefix> prefixes(String... texts) {
        return Arrays.stream(texts).map(AddressesTest::prefix).collect(Collectors.toSet());
    }

    private static String example(Addresses addresses, String prefix) {
        return String.valueOf(addresses.example(addresses.indexOf(prefix(prefix))));
    }

    @Test
    void readsAndWritesPrefixes() {
        for (String text : List.of(
                "10.0.0.0/8", "255.255.255.255", "0.0.0.0/0", "2001:db8::/32", "::/0", "2001:db8::1", "128.0.0.0/1")) {
            assertThat(prefix(text)).hasToString(text);
        }
        assertThat(prefix("10.1.2.3/8")).hasToString("10.0.0.0/8");
        assertThat(prefix("2001:db8:ffff:ffff:ffff::/65")).hasToString("2001:db8:ffff:ffff:8000::/65");
        assertThat(Prefix.parse("10.0.0.0/33")).isNull();
        assertThat(Prefix.parse("no address")).isNull();
    }

    @Test
    void findsWhatStandsBehindAPrefix() {
        assertThat(prefix("10.0.0.0/8").behind()).hasToString("11.0.0.0");
        assertThat(prefix("128.0.0.0/1").behind()).isNull();
        assertThat(prefix("255.255.255.255").behind()).isNull();
        assertThat(prefix("2001:db8::/32").behind()).hasToString("2001:db9::");
        assertThat(prefix("2001:db8::ffff:ffff:ffff:ffff").behind()).hasToString("2001:db8:0:1::");
        assertThat(prefix("8000::/1").behind()).isNull();
        assertThat(prefix("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").behind()).isNull();
        assertThat(prefix("::/0").behind()).isNull();
    }

    @Test
    void containsByFamilyAndLength() {
        assertThat(prefix("10.0.0.0/8").contains(prefix("10.255.0.1"))).isTrue();
        assertThat(prefix("10.0.0.0/8").contains(prefix("11.0.0.1"))).isFalse();
        assertThat(prefix("10.0.0.0/8").contains(prefix("10.0.0.0/7"))).isFalse();
        assertThat(prefix("::/0").contains(prefix("10.0.0.1"))).isFalse();
        assertThat(prefix("0.0.0.0/0").contains(prefix("255.0.0.1"))).isTrue();
    }

    @Test
    void leavesAPrefixTheAddressesThatNoLongerOneTakes() {
        var addresses = Addresses.of(prefixes("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/10"), Set.of(), false);
        assertThat(example(addresses, "10.0.0.0/8")).isEqualTo("10.192.0.0");
        assertThat(example(addresses, "10.0.0.0/9")).isEqualTo("10.0.0.0");
        assertThat(example(addresses, "0.0.0.0/0")).isEqualTo("0.0.0.0");
    }

    @Test
    void leavesAPrefixNothingWhereLongerOnesTakeAll() {
        var addresses = Addresses.of(prefixes("0.0.0.0/1", "128.0.0.0/1", "10.0.0.1/32"), prefixes("10.0.0.1"), false);
        assertThat(example(addresses, "0.0.0.0/0")).isEqualTo("null");
        assertThat(example(addresses, "10.0.0.1")).as("it is managed").isEqualTo("null");
    }

    @Test
    void findsTheLongestPrefixOfAnAddress() {
        var addresses = Addresses.of(prefixes("10.0.0.0/8", "10.1.0.0/16", "2001:db8::/32"), Set.of(), true);
        for (var each : List.of(
                List.of("10.1.2.3", "10.1.0.0/16"),
                List.of("10.2.0.1", "10.0.0.0/8"),
                List.of("9.255.255.255", "0.0.0.0/0"),
                List.of("11.0.0.0", "0.0.0.0/0"),
                List.of("2001:db8::1", "2001:db8::/32"),
                List.of("2001:db9::1", "::/0"))) {
            assertThat(addresses.prefix(addresses.longest(prefix(each.getFirst()))))
                    .as(each.getFirst())
                    .hasToString(each.getLast());
        }
    }

    @Test
    void nestsWhatIsAddedLater() {
        var addresses =
                Addresses.of(prefixes("10.0.0.0/8"), Set.of(), false).with(prefixes("10.1.0.0/16", "10.1.2.0/24"));
        int inner = addresses.indexOf(prefix("10.1.2.0/24"));
        assertThat(addresses.prefix(addresses.parent(inner))).hasToString("10.1.0.0/16");
        assertThat(addresses.end(addresses.indexOf(prefix("10.0.0.0/8")))).isEqualTo(addresses.size());
        assertThat(addresses.with(prefixes("10.1.0.0/16"))).isSameAs(addresses);
    }
}
