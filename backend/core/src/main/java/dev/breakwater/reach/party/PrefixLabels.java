package dev.breakwater.reach.party;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.function.Function;

/** The labels that addresses have from prefixes and CIDR groups. */
final class PrefixLabels {
    private static final String GROUP_NAME = "io.cilium.policy.cidrgroupname/";

    private PrefixLabels() {}

    static boolean isOne(Requirement requirement) {
        return requirement.source().equals(Label.CIDR) || requirement.source().equals(Label.CIDR_GROUP);
    }

    /** Whether it asks for the label of a whole address family, which only named addresses have. */
    static boolean isWhole(Requirement requirement) {
        return requirement.source().equals(Label.CIDR) && requirement.key().endsWith("/0");
    }

    /** Whoever has the label, whether the requirement wants it or not. */
    static Bits meant(Requirement requirement, Topology topology, Function<Prefix, Bits> within) {
        return requirement.source().equals(Label.CIDR)
                ? prefixed(requirement.key().replace('-', ':'), within)
                : grouped(requirement, topology, within);
    }

    private static Bits prefixed(String text, Function<Prefix, Bits> within) {
        Prefix prefix = Prefix.parse(text);
        return prefix == null ? Bits.NONE : within.apply(prefix);
    }

    private static Bits grouped(Requirement requirement, Topology topology, Function<Prefix, Bits> within) {
        Bits found = Bits.NONE;
        for (Topology.CidrGroup group : topology.cidrGroups()) {
            boolean byName = requirement.key().equals(GROUP_NAME + group.name());
            String value = byName ? "" : group.labels().get(requirement.key());
            boolean any = requirement.values().isEmpty();
            if (value != null && (any || requirement.values().contains(value))) {
                for (String cidr : group.cidrs()) {
                    found = found.or(prefixed(cidr, within));
                }
            }
        }
        return found;
    }
}
