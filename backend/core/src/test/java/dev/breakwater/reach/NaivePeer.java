package dev.breakwater.reach;

import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.vocabulary.IpAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a flow.
 *
 * @param labels of its identity; a second set where the world counts as two identities
 * @param address of what may match a CIDR: outside ends, and nodes if the agents are told so
 * @param isInsideSomePrefix whether a prefix that somebody names, other than that of all addresses, holds the address
 * @param names under which the DNS proxy knows it
 */
record NaivePeer(
        List<Map<String, String>> labels,
        @Nullable IpAddress address,
        boolean isInsideSomePrefix,
        List<String> names,
        boolean dualStack) {

    boolean has(NaiveSelector selector) {
        return labels.stream().anyMatch(selector::matches);
    }

    boolean isReserved(String name) {
        return labels.stream().anyMatch(set -> set.containsKey("reserved:" + name));
    }

    boolean isAddress(String other) {
        return address != null && address.equals(IpAddress.parse(other));
    }

    /** @param inSet in a CIDRSet of an IPv4-only cluster, even {@code ::/0} is the whole world */
    boolean isIn(String cidr, boolean inSet) {
        boolean v6 = cidr.contains(":");
        if (cidr.endsWith("/0")
                && (dualStack || inSet || !v6)
                && isReserved(!dualStack ? "world" : v6 ? "world-ipv6" : "world-ipv4")) {
            return true;
        }
        return address != null && contains(cidr, address);
    }

    static boolean contains(String cidr, IpAddress address) {
        String[] parts = cidr.split("/", 2);
        IpAddress network = IpAddress.parse(parts[0]);
        if (network.isIpv6() != address.isIpv6()) {
            return false;
        }
        byte[] one = network.bytes();
        byte[] other = address.bytes();
        int bits = parts.length == 1 ? one.length * 8 : Integer.parseInt(parts[1]);
        for (int bit = 0; bit < bits; bit++) {
            if (((one[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean isNamed(Map<?, ?> selector) {
        Object exact = selector.get("matchName");
        var pattern =
                new DomainPattern(String.valueOf(exact == null ? selector.get("matchPattern") : exact), exact == null);
        return names.stream().anyMatch(pattern::matches);
    }

    /** A member of a CIDRSet or an ipBlock. */
    static Predicate<NaivePeer> block(Map<?, ?> rule) {
        Predicate<NaivePeer> included;
        if (rule.get("cidr") instanceof String cidr) {
            included = peer -> peer.isIn(cidr, true);
        } else if (rule.get("cidrGroupRef") instanceof String group) {
            included = peer -> peer.labels.stream()
                    .anyMatch(set -> set.containsKey("cidrgroup:io.cilium.policy.cidrgroupname/" + group));
        } else {
            NaiveSelector groups = NaiveSelector.of(rule.get("cidrGroupSelector"), "cidrgroup:");
            included = peer -> peer.has(groups);
        }
        return peer -> included.test(peer)
                && NaiveRules.list(rule.get("except")).stream()
                        .noneMatch(except -> peer.isLeftOut(String.valueOf(except)));
    }

    /** Leaving out all addresses leaves out those alone that have an identity of their own. */
    private boolean isLeftOut(String except) {
        return address != null && contains(except, address) && (isInsideSomePrefix || !except.endsWith("/0"));
    }

    static Map<String, String> withSource(String source, Map<String, String> labels) {
        var sourced = new LinkedHashMap<String, String>();
        labels.forEach((key, value) -> sourced.put(source + ":" + key, value));
        return sourced;
    }
}
