package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A clause as it counts for one endpoint under one port.
 *
 * @param peers narrowed by what REQUIRE clauses demand
 */
record Entry(Clause clause, List<Peer> peers, PortMatch port, LayerSeven layerSeven) {
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
        peers.forEach(peer -> keys.addAll(peer.mergeKeys()));
        return keys;
    }
}
