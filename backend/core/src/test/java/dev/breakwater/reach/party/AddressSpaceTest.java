package dev.breakwater.reach.party;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An address belongs to the longest prefix around it: all of a small space, cut at random, address by address. */
class AddressSpaceTest {
    private static final int ADDRESSES = 32;
    private static final int CUTS = 60;

    private static Prefix address(int last) {
        return requireNonNull(Prefix.parse("10.0.0." + last));
    }

    private static Prefix drawn(Random random) {
        return requireNonNull(Prefix.parse("10.0.0." + random.nextInt(ADDRESSES) + "/" + (27 + random.nextInt(6))));
    }

    private static Set<Prefix> drawn(Random random, int most) {
        var prefixes = new HashSet<Prefix>();
        for (int i = random.nextInt(most); i > 0; i--) {
            prefixes.add(drawn(random));
        }
        return prefixes;
    }

    private static Prefix longest(Set<Prefix> prefixes, Prefix address) {
        Prefix longest = Prefix.ALL_IPV4;
        for (Prefix each : prefixes) {
            longest = each.contains(address) && each.length() >= longest.length() ? each : longest;
        }
        return longest;
    }

    @Test
    void givesEachAddressToTheLongestPrefixAroundIt() {
        for (int seed = 0; seed < CUTS; seed++) {
            var random = new Random(seed);
            Set<Prefix> named = drawn(random, 12);
            Set<Prefix> managed = Set.of(address(random.nextInt(ADDRESSES)));
            var addresses = Addresses.of(named, managed, false);
            named.addAll(managed);
            agree(seed, addresses, named, managed);
            Set<Prefix> more = drawn(random, 8);
            named.addAll(more);
            agree(seed, addresses.with(more), named, managed);
        }
    }

    private static void agree(int seed, Addresses addresses, Set<Prefix> prefixes, Set<Prefix> managed) {
        Set<Prefix> owners = new TreeSet<>();
        for (int last = 0; last < ADDRESSES; last++) {
            Prefix owner = longest(prefixes, address(last));
            owners.add(owner);
            assertThat(addresses.prefix(addresses.longest(address(last))))
                    .as("seed %d, 10.0.0.%d", seed, last)
                    .isEqualTo(owner);
        }
        for (int at = 0; at < addresses.size(); at++) {
            Prefix prefix = addresses.prefix(at);
            Prefix example = addresses.example(at);
            boolean own = prefix.length() == 0 || (owners.contains(prefix) && !managed.contains(prefix));
            assertThat(example != null)
                    .as("seed %d, %s has an address", seed, prefix)
                    .isEqualTo(own);
            assertThat(example == null ? prefix : longest(prefixes, example))
                    .as("seed %d, %s of %s", seed, example, prefix)
                    .isEqualTo(prefix);
            assertThat(within(addresses, at)).as("seed %d, in %s", seed, prefix).isEqualTo(within(prefixes, prefix));
        }
    }

    private static List<Prefix> within(Addresses addresses, int at) {
        var within = new ArrayList<Prefix>();
        for (int inner = at; inner < addresses.end(at); inner++) {
            within.add(addresses.prefix(inner));
        }
        return within;
    }

    private static List<Prefix> within(Set<Prefix> prefixes, Prefix around) {
        var within = new TreeSet<>(prefixes);
        within.add(Prefix.ALL_IPV4);
        within.removeIf(each -> !around.contains(each));
        return List.copyOf(within);
    }

    @Test
    void leavesIpv6OutWhereThereIsNone() {
        Set<Prefix> both = Set.of(address(1), requireNonNull(Prefix.parse("2001:db8::/32")));
        assertThat(Addresses.of(both, Set.of(), false).size()).isEqualTo(2);
        assertThat(Addresses.of(both, Set.of(), true).size()).isEqualTo(4);
        assertThat(Addresses.of(Set.of(), Set.of(), false).with(both).size()).isEqualTo(2);
        assertThat(Addresses.of(Set.of(), Set.of(), true).with(both).size()).isEqualTo(4);
        assertThat(Addresses.of(Set.of(), Set.of(), false).longest(requireNonNull(Prefix.parse("::1"))))
                .isEqualTo(-1);
    }
}
