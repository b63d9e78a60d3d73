package dev.breakwater.reach.algebra;

import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A clause on a band of ports.
 *
 * @param seen those of its peers that proxies know as such
 * @param ports those of its port matches that match on the band
 */
record Matched(Clause clause, Bits peers, Bits seen, List<PortMatch> ports) {

    /** Where Cilium merges a rule with others. */
    private record Place(PortMatch.Slot slot, Object peer) {}

    boolean isPlain() {
        return clause.layerSeven() instanceof LayerSeven.None;
    }

    boolean demandsNames() {
        return clause.layerSeven() instanceof LayerSeven.ServerNames;
    }

    boolean sharesPort(Matched other) {
        return ports.stream()
                .anyMatch(port ->
                        other.ports.stream().anyMatch(match -> port.slotOf().equals(match.slotOf())));
    }

    private Stream<Place> places(Peer peer) {
        return ports.stream().flatMap(port -> peer.mergeKeys().stream().map(key -> new Place(port.slotOf(), key)));
    }

    static Bits plain(List<Matched> allows, Function<Matched, Bits> whom) {
        var plain = new Bits.Builder();
        allows.stream().filter(Matched::isPlain).forEach(allow -> plain.addAll(whom.apply(allow)));
        return plain.build();
    }

    /** Whom a plain allow spares from server names: not by a peer and port for which some are demanded, since names are merged. */
    static Bits nameless(List<Matched> allows, Function<Clause, Bits> seen) {
        Set<Place> demanded = allows.stream()
                .filter(Matched::demandsNames)
                .flatMap(allow -> allow.clause.peers().stream().flatMap(allow::places))
                .collect(Collectors.toSet());
        return plain(allows, allow -> {
            List<Peer> free = allow.clause.peers().stream()
                    .filter(peer -> !allow.places(peer).allMatch(demanded::contains))
                    .toList();
            if (free.size() == allow.clause.peers().size()) {
                return allow.seen;
            }
            return free.isEmpty() ? Bits.NONE : seen.apply(allow.clause.of(free));
        });
    }
}
