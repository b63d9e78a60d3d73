package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.WorldLabels.Standing;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Peer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which parties a clause means by its peers. */
public final class Peers {
    private final Topology topology;
    private final Cells cells;
    private final Postings postings;
    private final List<Party> parties;
    private final NamedParties names;
    private final SelectedParties selected;
    private final Map<Peer, Bits> known = new ConcurrentHashMap<>();

    Peers(Topology topology, Cells cells, Postings postings, List<Party> parties, Set<DomainPattern> patterns) {
        this.topology = topology;
        this.cells = cells;
        this.postings = postings;
        this.parties = List.copyOf(parties);
        this.names = new NamedParties(topology, cells, parties, patterns);
        this.selected = new SelectedParties(topology, cells, names, postings, parties.size());
    }

    /** The same peers with more cells and names. */
    Peers cut(Addresses finer, int[] places, List<Party> more, Set<DomainPattern> patterns) {
        return new Peers(topology, cells.cut(finer, places), postings, more, patterns);
    }

    /** The party that an address belongs to, managed ones by their index. */
    @Nullable
    Integer cellOf(Prefix address, Map<String, Integer> managed) {
        Integer owner = managed.get(address.toString());
        return owner == null ? cells.around(address) : owner;
    }

    /** An address of a cell; null for other parties. */
    @Nullable
    String example(int party) {
        return parties.get(party).kind() == Party.Kind.ADDRESSES ? cells.example(party) : null;
    }

    /** Whether what the clause means depends on what else its state names. */
    public boolean isSensitive(Clause clause) {
        return clause.peers().stream()
                .anyMatch(peer -> peer instanceof Peer.Labelled named && selected.isSensitive(named));
    }

    public Bits of(Clause clause, Supplier<Standings> standings) {
        List<Peer> peers = clause.peers();
        Bits found = of(peers.getFirst(), standings);
        if (peers.size() == 1) {
            return found;
        }
        var all = new Bits.Builder().addAll(found);
        peers.subList(1, peers.size()).forEach(peer -> all.addAll(of(peer, standings)));
        return all.build();
    }

    /** Those of them whom the proxies know by what the clause names; the others' requests no rule of it lets pass. */
    public Bits seenByProxy(Clause clause, Supplier<Standings> standings) {
        var seen = new Bits.Builder();
        for (Peer peer : clause.peers()) {
            Bits found = of(peer, standings);
            for (boolean v6 : new boolean[] {false, true}) {
                if (peer instanceof Peer.Labelled named
                        && WorldLabels.matchesUnseen(named.selector(), v6, topology.dualStack())) {
                    found = found.andNot(standings.get().of(v6, Standing.UNNAMED));
                }
            }
            seen.addAll(found);
        }
        return seen.build();
    }

    /** Whom one peer means. */
    public Bits of(Peer peer, Supplier<Standings> standings) {
        return switch (peer) {
            case Peer.Labelled named -> selected.of(named, standings);
            case Peer.Anybody _ -> selected.everyone();
            case Peer.Block block -> known.computeIfAbsent(peer, _ -> cells.block(block, names.unresolved()));
            case Peer.Fqdn(var pattern, var _) -> known.computeIfAbsent(peer, _ -> names.matching(pattern));
        };
    }

    Addresses addresses() {
        return cells.addresses();
    }

    /** The party of the own cell of the prefix at this place, or -1. */
    int cell(int at) {
        return cells.places()[at];
    }

    Set<DomainPattern> patterns() {
        return names.patterns();
    }

    boolean knows(String name) {
        return names.knows(name);
    }

    /** How addresses stand in the state of these clauses. */
    public Standings standings(Collection<Clause> clauses) {
        var named = new NamedPrefixes(topology, cells.addresses(), cells.places());
        for (Clause clause : clauses) {
            clause.peers().forEach(peer -> named.add(peer, names::matching));
        }
        return named.standings(names.unresolved());
    }
}
