package dev.breakwater.reach.party;

import dev.breakwater.reach.party.WorldLabels.Standing;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which addresses stand how in one state.
 *
 * @param insideIpv4 those that have the label of some prefix
 */
public record Standings(Map<Standing, Bits> ipv4, Map<Standing, Bits> ipv6, Bits insideIpv4, Bits insideIpv6) {

    Bits of(boolean v6, Standing standing) {
        return (v6 ? ipv6 : ipv4).getOrDefault(standing, Bits.NONE);
    }

    /** Those in a prefix that is less than the whole family. */
    Bits inside(boolean v6) {
        return v6 ? insideIpv6 : insideIpv4;
    }

    /** Collects cells one by one. */
    static final class Builder {
        private final Map<Standing, Bits.Builder> ipv4 = new EnumMap<>(Standing.class);
        private final Map<Standing, Bits.Builder> ipv6 = new EnumMap<>(Standing.class);

        private final Bits.Builder insideIpv4 = new Bits.Builder();
        private final Bits.Builder insideIpv6 = new Bits.Builder();

        void add(int cell, boolean v6, Standing standing, boolean inside) {
            if (inside) {
                (v6 ? insideIpv6 : insideIpv4).add(cell);
            }
            (v6 ? ipv6 : ipv4)
                    .computeIfAbsent(standing, _ -> new Bits.Builder())
                    .add(cell);
        }

        Standings build() {
            return new Standings(built(ipv4), built(ipv6), insideIpv4.build(), insideIpv6.build());
        }

        private static Map<Standing, Bits> built(Map<Standing, Bits.Builder> family) {
            Map<Standing, Bits> built = new EnumMap<>(Standing.class);
            family.forEach((standing, builder) -> built.put(standing, builder.build()));
            return built;
        }
    }
}
