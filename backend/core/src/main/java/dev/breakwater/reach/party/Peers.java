package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.WorldLabels.Standing;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which parties a clause means by its peers. */
public final class Peers {
    private final Topology topology;
    private final Addresses addresses;
    private final int[] cells;
    private final Postings postings;
    private final Map<Integer, Prefix> nodeAddresses;
    private final List<Party> parties;
    private final Set<DomainPattern> patterns;
    private final Map<String, List<Integer>> named = new TreeMap<>();
    private final PrefixLabels prefixLabels;
    private final Standings unnamed;
    private final Bits everyone;
    private final Map<Peer, Bits> known = new ConcurrentHashMap<>();
    private final Map<Selector, Labelled> labelled = new ConcurrentHashMap<>();

    /** What a selector means: the same in all states, or also addresses by how they stand in a state. */
    private record Labelled(Bits always, boolean sensitive) {}

    /**
     * @param cells the party of each prefix's own cell, by the prefix's place
     * @param nodeAddresses addresses of nodes that CIDRs may match
     */
    Peers(
            Topology topology,
            Addresses addresses,
            int[] cells,
            Postings postings,
            Map<Integer, Prefix> nodeAddresses,
            List<Party> parties,
            Set<DomainPattern> patterns) {
        this.topology = topology;
        this.addresses = addresses;
        this.cells = cells;
        this.postings = postings;
        this.nodeAddresses = nodeAddresses;
        this.parties = List.copyOf(parties);
        this.patterns = Set.copyOf(patterns);
        for (Topology.KnownName name : topology.names()) {
            name.ips().forEach(address -> nameParty(DomainPattern.plain(name.name()), cellAt(address)));
        }
        abstractNames().forEach(party -> nameParty(party.name(), party.index()));
        this.everyone = Bits.range(0, parties.size());
        this.prefixLabels = new PrefixLabels(topology, addresses, cells, abstractNames(), parties.size());
        this.unnamed = standings(List.of());
    }

    private int cellAt(String address) {
        Prefix prefix = Prefix.parse(address);
        int at = prefix == null ? -1 : addresses.indexOf(prefix);
        return at < 0 ? -1 : cells[at];
    }

    private void nameParty(String name, int party) {
        if (party >= 0) {
            named.computeIfAbsent(name, _ -> new ArrayList<>()).add(party);
        }
    }

    /** The party that an address belongs to, managed ones by their index. */
    @Nullable
    Integer cellOf(Prefix address, Map<String, Integer> managed) {
        Integer owner = managed.get(address.toString());
        if (owner != null) {
            return owner;
        }
        int at = addresses.longest(address);
        return at < 0 || cells[at] < 0 ? null : cells[at];
    }

    /** An address of a cell; null for other parties. */
    @Nullable
    String example(int party) {
        if (parties.get(party).kind() != Party.Kind.ADDRESSES) {
            return null;
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == party) {
                Prefix example = addresses.example(i);
                return example == null ? null : example.address();
            }
        }
        return null;
    }

    /** Whether what the clause means depends on what else its state names. */
    public boolean isSensitive(Clause clause) {
        return clause.peers().stream()
                .anyMatch(peer -> peer instanceof Peer.Labelled named && labelled(named.selector()).sensitive);
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
            case Peer.Labelled named -> of(named.selector(), standings);
            case Peer.Anybody _ -> everyone;
            case Peer.Block block -> known.computeIfAbsent(peer, _ -> block(block));
            case Peer.Fqdn(var pattern, var _) -> known.computeIfAbsent(peer, _ -> names(pattern));
        };
    }

    private Bits of(Selector selector, Supplier<Standings> standings) {
        Labelled found = labelled(selector);
        return found.sensitive ? matching(selector, standings.get()) : found.always;
    }

    private Labelled labelled(Selector selector) {
        Labelled found = labelled.get(selector);
        if (found == null) {
            boolean sensitive = selector.requirements().stream()
                            .anyMatch(each -> prefixLabels.isOne(each)
                                    ? PrefixLabels.isWhole(each)
                                    : isSensitive(Selector.of(each)))
                    || isSensitive(selector);
            found = new Labelled(sensitive ? Bits.NONE : matching(selector, unnamed), sensitive);
            labelled.put(selector, found);
        }
        return found;
    }

    private Bits matching(Selector selector, Standings standings) {
        return selector.requirements().stream().anyMatch(prefixLabels::isOne)
                ? byPrefix(selector, standings)
                : postings.matching(selector).or(addressed(selector, standings));
    }

    private boolean isSensitive(Selector selector) {
        return isSensitive(selector, false) || (topology.dualStack() && isSensitive(selector, true));
    }

    /** A whole family holds every prefix, but the label of one only those addresses have that lie in a named one. */
    private Bits named(boolean v6, Standings standings) {
        var nodes = new Bits.Builder();
        nodeAddresses.forEach((party, address) -> {
            if (address.v6() == v6) {
                nodes.add(party);
            }
        });
        return standings.inside(v6).or(nodes.build());
    }

    /** A selector that also asks for the labels of prefixes: those of CIDRs and of CIDR groups. */
    private Bits byPrefix(Selector selector, Standings standings) {
        var others = new ArrayList<Requirement>(selector.requirements());
        others.removeIf(prefixLabels::isOne);
        var rest = new Selector(others);
        Bits found = others.isEmpty() ? everyone : postings.matching(rest).or(addressed(rest, standings));
        for (Requirement each : selector.requirements()) {
            if (prefixLabels.isOne(each)) {
                boolean wanted = each.operator() == Selector.Operator.IN || each.operator() == Selector.Operator.EXISTS;
                Bits meant = ofPrefix(each, standings);
                found = wanted ? found.and(meant) : found.andNot(meant);
            }
        }
        return found;
    }

    private Bits ofPrefix(Requirement requirement, Standings standings) {
        if (!requirement.source().equals(Label.CIDR)) {
            return prefixLabels.grouped(requirement).or(postings.meant(requirement));
        }
        Prefix prefix = Prefix.parse(requirement.key().replace('-', ':'));
        return prefix == null
                ? Bits.NONE
                : PrefixLabels.isWhole(requirement) ? named(prefix.v6(), standings) : within(prefix);
    }

    private boolean isSensitive(Selector selector, boolean v6) {
        boolean unnamed = WorldLabels.matches(selector, v6, topology.dualStack(), Standing.UNNAMED);
        return unnamed != WorldLabels.matches(selector, v6, topology.dualStack(), Standing.NAMED)
                || (!topology.apiServerCidrs().isEmpty()
                        && unnamed != WorldLabels.matches(selector, v6, topology.dualStack(), Standing.API_SERVER));
    }

    private Bits addressed(Selector selector, Standings standings) {
        Bits found = Bits.NONE;
        for (boolean v6 : topology.dualStack() ? new boolean[] {false, true} : new boolean[] {false}) {
            for (Standing standing : Standing.values()) {
                if (WorldLabels.matches(selector, v6, topology.dualStack(), standing)) {
                    found = found.or(standings.of(v6, standing));
                }
            }
        }
        return found;
    }

    private Bits block(Peer.Block block) {
        Prefix prefix = Prefix.of(block.cidr());
        Bits found = within(prefix);
        for (var except : block.except()) {
            found = found.andNot(within(Prefix.of(except)));
        }
        return found;
    }

    private Bits within(Prefix prefix) {
        if (prefix.v6() && !topology.dualStack()) {
            return Bits.NONE;
        }
        int at = addresses.indexOf(prefix);
        if (at < 0) {
            throw new IllegalArgumentException("The space was not cut at " + prefix + "; give it every clause");
        }
        var found = new Bits.Builder();
        for (int inner = at; inner < addresses.end(at); inner++) {
            if (cells[inner] >= 0) {
                found.add(cells[inner]);
            }
        }
        if (prefix.length() == 0 && !prefix.v6()) { // wherever a name points to, IPv4's whole world holds it
            abstractNames().forEach(party -> found.add(party.index()));
        }
        nodeAddresses.forEach((party, address) -> {
            if (prefix.contains(address)) {
                found.add(party);
            }
        });
        return found.build();
    }

    private List<Party> abstractNames() {
        return parties.stream().filter(party -> party.kind() == Party.Kind.NAME).toList();
    }

    Addresses addresses() {
        return addresses;
    }

    /** The party of the own cell of the prefix at this place, or -1. */
    int cell(int at) {
        return cells[at];
    }

    Set<DomainPattern> patterns() {
        return patterns;
    }

    boolean knows(String name) {
        return named.containsKey(name);
    }

    /** The same peers with more cells and names. */
    Peers cut(Addresses finer, int[] places, List<Party> more, Set<DomainPattern> known) {
        return new Peers(topology, finer, places, postings, nodeAddresses, more, known);
    }

    private Bits names(DomainPattern pattern) {
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

    /** How addresses stand in the state of these clauses. */
    public Standings standings(Collection<Clause> clauses) {
        var named = new NamedPrefixes(topology, addresses, cells);
        for (Clause clause : clauses) {
            clause.peers().forEach(peer -> named.add(peer, this::names));
        }
        return named.standings(abstractNames());
    }
}
