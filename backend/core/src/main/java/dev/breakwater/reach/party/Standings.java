package dev.breakwater.reach.party;

import dev.breakwater.reach.party.WorldLabels.Standing;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which addresses stand how in one state.
 *
 * @param labelled those that have the label of a prefix, by the prefix's place among all that cut the space
 */
public record Standings(Map<Standing, Bits> ipv4, Map<Standing, Bits> ipv6, SortedMap<Integer, Bits> labelled) {

    Bits of(boolean v6, Standing standing) {
        return (v6 ? ipv6 : ipv4).getOrDefault(standing, Bits.NONE);
    }

    /** Those that have the label of one of these prefixes. */
    Bits labelled(int first, int end) {
        var all = new Bits.Builder();
        labelled.subMap(first, end).values().forEach(all::addAll);
        return all.build();
    }

    /** Collects cells one by one. */
    static final class Builder {
        private final Map<Standing, Bits.Builder> ipv4 = new EnumMap<>(Standing.class);
        private final Map<Standing, Bits.Builder> ipv6 = new EnumMap<>(Standing.class);
        private final SortedMap<Integer, Bits.Builder> labelled = new TreeMap<>();

        /** @param prefix the place of the nearest prefix around the cell that the state names, or -1 */
        void add(int cell, boolean v6, Standing standing, int prefix) {
            if (prefix >= 0) {
                labelled.computeIfAbsent(prefix, _ -> new Bits.Builder()).add(cell);
            }
            (v6 ? ipv6 : ipv4)
                    .computeIfAbsent(standing, _ -> new Bits.Builder())
                    .add(cell);
        }

        Standings build() {
            var byPrefix = new TreeMap<Integer, Bits>();
            labelled.forEach((prefix, cells) -> byPrefix.put(prefix, cells.build()));
            return new Standings(built(ipv4), built(ipv6), byPrefix);
        }

        private static Map<Standing, Bits> built(Map<Standing, Bits.Builder> family) {
            Map<Standing, Bits> built = new EnumMap<>(Standing.class);
            family.forEach((standing, builder) -> built.put(standing, builder.build()));
            return built;
        }
    }
}
