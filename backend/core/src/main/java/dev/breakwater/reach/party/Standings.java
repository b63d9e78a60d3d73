package dev.breakwater.reach.party;

import dev.breakwater.reach.party.WorldLabels.Standing;
import java.util.EnumMap;
import java.util.Map;

/** Which addresses stand how in one state. */
public record Standings(Map<Standing, Bits> ipv4, Map<Standing, Bits> ipv6) {

    Bits of(boolean v6, Standing standing) {
        return (v6 ? ipv6 : ipv4).getOrDefault(standing, Bits.NONE);
    }

    /** Collects cells one by one. */
    static final class Builder {
        private final Map<Standing, Bits.Builder> ipv4 = new EnumMap<>(Standing.class);
        private final Map<Standing, Bits.Builder> ipv6 = new EnumMap<>(Standing.class);

        void add(int cell, boolean v6, Standing standing) {
            (v6 ? ipv6 : ipv4)
                    .computeIfAbsent(standing, _ -> new Bits.Builder())
                    .add(cell);
        }

        Standings build() {
            return new Standings(built(ipv4), built(ipv6));
        }

        private static Map<Standing, Bits> built(Map<Standing, Bits.Builder> family) {
            Map<Standing, Bits> built = new EnumMap<>(Standing.class);
            family.forEach((standing, builder) -> built.put(standing, builder.build()));
            return built;
        }
    }
}
