package dev.breakwater.reach.lint;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.party.Standings;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A state's clauses by whom they select and whom they mean. */
final class LintedState {
    private final Parties parties;
    private final Standings standings;
    private final IdentityHashMap<Clause, Bits> peers = new IdentityHashMap<>();
    private final Map<Direction, Map<Integer, List<Clause>>> selecting = new HashMap<>();

    LintedState(Topology topology, Collection<Clause> clauses) {
        this.parties = Parties.of(topology, clauses);
        this.standings = parties.peers().standings(clauses);
        for (Clause clause : clauses) {
            Map<Integer, List<Clause>> bySubject = selecting.computeIfAbsent(clause.direction(), _ -> new HashMap<>());
            subjects(clause)
                    .forEach(subject -> bySubject
                            .computeIfAbsent(subject, _ -> new ArrayList<>())
                            .add(clause));
        }
    }

    Parties parties() {
        return parties;
    }

    Bits subjects(Clause clause) {
        return parties.subjects().selectedBy(clause.subject());
    }

    Bits peers(Clause clause) {
        return peers.computeIfAbsent(clause, _ -> parties.peers().of(clause, () -> standings));
    }

    Bits of(Party.Kind kind) {
        return parties.of(kind);
    }

    /** Clauses of the same direction that select all whom this one selects, without it. */
    List<Clause> beside(Clause clause) {
        Bits own = subjects(clause);
        if (own.isEmpty()) {
            return List.of();
        }
        return selecting.getOrDefault(clause.direction(), Map.of()).getOrDefault(own.first(), List.of()).stream()
                .filter(other -> !other.equals(clause))
                .filter(other -> own.andNot(subjects(other)).isEmpty())
                .toList();
    }
}
