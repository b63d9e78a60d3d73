package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A clause as it counts for one endpoint under one port.
 *
 * @param peers narrowed by what REQUIRE clauses demand
 */
record Entry(Clause clause, List<Peer> peers, PortMatch port, LayerSeven layerSeven) {
    private static final Selector WORLD = world("world");
    private static final Selector WORLD_IPV4 = world("world-ipv4");
    private static final Selector WORLD_IPV6 = world("world-ipv6");

    boolean isDeny() {
        return clause.effect() == Effect.DENY;
    }

    boolean isUnmodelled() {
        return layerSeven instanceof LayerSeven.Unmodelled;
    }

    boolean isProxied() {
        return !(layerSeven instanceof LayerSeven.None);
    }

    String parser() {
        return layerSeven.parserUnder(port.slotOf().protocol());
    }

    LayerSeven.Merging merging() {
        return layerSeven.merging();
    }

    boolean matches(Remote party) {
        for (Peer peer : peers) {
            if (party.is(peer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a peer that is not simply everybody matches. */
    boolean matchesAsNamed(Remote party) {
        return peers.stream().anyMatch(peer -> !isEverybody(peer) && party.is(peer));
    }

    private static boolean isEverybody(Peer peer) {
        return peer instanceof Peer.Anybody
                || (peer instanceof Peer.Labelled labelled
                        && labelled.selector().requirements().isEmpty());
    }

    /** Its peers, each once. */
    Set<Object> keys() {
        var keys = new LinkedHashSet<>();
        peers.forEach(peer -> keys.addAll(keys(peer)));
        return keys;
    }

    /** Peers that Cilium takes for one selector have a key in common, wherever they were written. */
    static List<Object> keys(Peer peer) {
        return switch (peer) {
            case Peer.Anybody _ -> List.of(Selector.EVERYTHING);
            case Peer.Labelled labelled -> List.of(labelled.selector());
            case Peer.Block(var cidr, var _, var plain)
            when plain && cidr.prefix() == 0 ->
                cidr.isIpv6() ? List.of(peer, WORLD_IPV6) : List.of(peer, WORLD, WORLD_IPV4);
            case Peer.Block _, Peer.Fqdn _ -> List.of(peer);
        };
    }

    private static Selector world(String name) {
        return Selector.of(Selector.Requirement.is(Label.reserved(name)));
    }
}
