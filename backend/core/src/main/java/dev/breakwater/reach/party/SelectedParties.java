package dev.breakwater.reach.party;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.WorldLabels.Standing;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Which parties a selector means: some the same in all states, addresses perhaps by how they stand in a state. */
final class SelectedParties {
    private final Topology topology;
    private final Cells cells;
    private final NamedParties names;
    private final Postings postings;
    private final PrefixLabels prefixLabels;
    private final Standings unnamed;
    private final Bits everyone;
    private final Map<Peer.Labelled, Meaning> known = new ConcurrentHashMap<>();

    /** What a selector means: the same in all states, or else only together with one. */
    private record Meaning(Bits always, boolean sensitive) {}

    SelectedParties(Topology topology, Cells cells, NamedParties names, Postings postings, int parties) {
        this.topology = topology;
        this.cells = cells;
        this.names = names;
        this.postings = postings;
        this.everyone = Bits.range(0, parties);
        this.prefixLabels = new PrefixLabels(topology, cells.addresses(), cells.places(), names.unresolved(), parties);
        this.unnamed = new NamedPrefixes(topology, cells.addresses(), cells.places()).standings(names.unresolved());
    }

    Bits everyone() {
        return everyone;
    }

    Bits of(Peer.Labelled peer, Supplier<Standings> standings) {
        Meaning meaning = meaning(peer);
        return meaning.sensitive ? matching(peer, standings.get()) : meaning.always;
    }

    /** Whether whom it means depends on what else its state names. */
    boolean isSensitive(Peer.Labelled peer) {
        return meaning(peer).sensitive;
    }

    private Meaning meaning(Peer.Labelled peer) {
        Meaning found = known.get(peer);
        if (found == null) {
            boolean sensitive = peer.selector().requirements().stream()
                            .anyMatch(each -> prefixLabels.isOne(each)
                                    ? asksForNamed(peer, each)
                                    : standsDifferently(Selector.of(each)))
                    || standsDifferently(peer.selector());
            found = new Meaning(sensitive ? Bits.NONE : matching(peer, unnamed), sensitive);
            known.put(peer, found);
        }
        return found;
    }

    /** Only what stands under fromCIDRSet and toCIDRSet names the prefixes whose labels it asks for, but never a whole family. */
    private static boolean asksForNamed(Peer.Labelled peer, Requirement requirement) {
        return requirement.source().equals(Label.CIDR) && (peer.narrowed() || PrefixLabels.isWhole(requirement));
    }

    private boolean standsDifferently(Selector selector) {
        return standsDifferently(selector, false) || (topology.dualStack() && standsDifferently(selector, true));
    }

    private boolean standsDifferently(Selector selector, boolean v6) {
        boolean unknown = WorldLabels.matches(selector, v6, topology.dualStack(), Standing.UNNAMED);
        return unknown != WorldLabels.matches(selector, v6, topology.dualStack(), Standing.NAMED)
                || (!topology.apiServerCidrs().isEmpty()
                        && unknown != WorldLabels.matches(selector, v6, topology.dualStack(), Standing.API_SERVER));
    }

    private Bits matching(Peer.Labelled peer, Standings standings) {
        return peer.selector().requirements().stream().anyMatch(prefixLabels::isOne)
                ? byPrefix(peer, standings)
                : postings.matching(peer.selector()).or(addressed(peer.selector(), standings));
    }

    /** A selector that also asks for the labels of prefixes: those of CIDRs and of CIDR groups. */
    private Bits byPrefix(Peer.Labelled peer, Standings standings) {
        List<Requirement> requirements = peer.selector().requirements();
        var others = new ArrayList<>(requirements);
        others.removeIf(prefixLabels::isOne);
        var rest = new Selector(others);
        Bits found = others.isEmpty() ? everyone : postings.matching(rest).or(addressed(rest, standings));
        for (Requirement each : requirements) {
            if (prefixLabels.isOne(each)) {
                boolean wanted = each.operator() == Operator.IN || each.operator() == Operator.EXISTS;
                Bits meant = ofPrefix(peer, each, standings);
                found = wanted ? found.and(meant) : found.andNot(meant);
            }
        }
        return found;
    }

    private Bits ofPrefix(Peer.Labelled peer, Requirement requirement, Standings standings) {
        if (!requirement.source().equals(Label.CIDR)) {
            return prefixLabels.grouped(requirement).or(postings.meant(requirement));
        }
        Prefix prefix = Prefix.parse(requirement.key().replace('-', ':'));
        if (prefix == null) {
            return Bits.NONE;
        }
        return asksForNamed(peer, requirement)
                ? cells.labelled(prefix, standings)
                : cells.within(prefix, names.unresolved());
    }

    private Bits addressed(Selector selector, Standings standings) {
        Bits found = Bits.NONE;
        for (boolean v6 : topology.dualStack() ? List.of(false, true) : List.of(false)) {
            for (Standing standing : Standing.values()) {
                if (WorldLabels.matches(selector, v6, topology.dualStack(), standing)) {
                    found = found.or(standings.of(v6, standing));
                }
            }
        }
        return found;
    }
}
