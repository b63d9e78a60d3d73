package dev.breakwater.reach.identity;

import dev.breakwater.reach.rule.LabelSet;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is at an end of a flow, as the other end's rules see it.
 *
 * @param identities its labels; twice for an address that no policy names in dual stack, which is also the one {@code world}
 * @param address the address by which CIDRs match it; null for what Cilium manages, which they never match
 * @param whole the whole of an address family, for what is in the world
 * @param names the DNS names that stand for the address
 */
public record Remote(
        List<LabelSet> identities,
        @Nullable IpAddress address,
        @Nullable Cidr whole,
        Set<String> names) {
    public Remote {
        identities = List.copyOf(identities);
        names = Set.copyOf(names);
    }

    /** A pod, a node or a reserved identity: whatever no CIDR matches. */
    public static Remote managed(LabelSet labels) {
        return new Remote(List.of(labels), null, null, Set.of());
    }

    /** What identifies it; the first of its identities. */
    public LabelSet labels() {
        return identities.getFirst();
    }

    /** The same without the identity that only L3 and L4 know: the proxies do not. */
    public Remote seenByProxy() {
        return identities.size() == 1 ? this : new Remote(List.of(labels()), address, whole, names);
    }

    public boolean is(Peer peer) {
        return switch (peer) {
            case Peer.Anybody _ -> true;
            case Peer.Labelled labelled -> identities.stream().anyMatch(labelled.selector()::matches);
            case Peer.Block block -> within(block);
            case Peer.Fqdn fqdn -> names.stream().anyMatch(fqdn.pattern()::matches);
        };
    }

    private boolean within(Peer.Block block) {
        boolean inside =
                block.cidr().equals(whole) || (address != null && block.cidr().contains(address));
        return inside && (address == null || block.except().stream().noneMatch(except -> except.contains(address)));
    }
}
