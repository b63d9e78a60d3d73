package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.DomainPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which parties a DNS name means: the cells of its known addresses, and itself where it has none. */
final class NamedParties {
    private final List<Party> unresolved;
    private final Set<DomainPattern> patterns;
    private final Map<String, List<Integer>> named = new TreeMap<>();

    NamedParties(Topology topology, Cells cells, List<Party> parties, Set<DomainPattern> patterns) {
        this.unresolved = parties.stream()
                .filter(party -> party.kind() == Party.Kind.NAME)
                .toList();
        this.patterns = Set.copyOf(patterns);
        for (Topology.KnownName name : topology.names()) {
            name.ips().forEach(address -> add(DomainPattern.plain(name.name()), cells.at(address)));
        }
        unresolved.forEach(party -> add(party.name(), party.index()));
    }

    private void add(String name, int party) {
        if (party >= 0) {
            named.computeIfAbsent(name, _ -> new ArrayList<>()).add(party);
        }
    }

    /** Names without known addresses. */
    List<Party> unresolved() {
        return unresolved;
    }

    Set<DomainPattern> patterns() {
        return patterns;
    }

    boolean knows(String name) {
        return named.containsKey(name);
    }

    Bits matching(DomainPattern pattern) {
        if (!patterns.contains(pattern)) {
            throw new IllegalArgumentException(
                    "The space does not know the name " + pattern.text() + "; give it every clause");
        }
        var found = new Bits.Builder();
        if (pattern.isPattern()) {
            named.forEach((name, indexes) -> {
                if (pattern.matches(name)) {
                    indexes.forEach(found::add);
                }
            });
        } else {
            named.getOrDefault(pattern.text(), List.of()).forEach(found::add);
        }
        return found.build();
    }
}
