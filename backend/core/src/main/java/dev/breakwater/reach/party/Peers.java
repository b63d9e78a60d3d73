package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.WorldLabels.Standing;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final int firstCell;
    private final Map<String, List<Integer>> named = new TreeMap<>();
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
            List<Party> parties) {
        this.topology = topology;
        this.addresses = addresses;
        this.cells = cells;
        this.postings = postings;
        this.nodeAddresses = nodeAddresses;
        this.parties = List.copyOf(parties);
        this.firstCell = (int) parties.stream()
                .filter(party -> party.kind().compareTo(Party.Kind.ADDRESSES) < 0)
                .count();
        for (Topology.KnownName name : topology.names()) {
            name.ips().forEach(address -> nameParty(NamedPorts.plainName(name.name()), cellAt(address)));
        }
        parties.stream()
                .filter(party -> party.kind() == Party.Kind.NAME)
                .forEach(party -> nameParty(party.name(), party.index()));
        this.everyone = Bits.range(0, parties.size());
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
        if (party < firstCell || party >= firstCell + addresses.cells()) {
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

    private Bits of(Peer peer, Supplier<Standings> standings) {
        return switch (peer) {
            case Peer.Labelled named -> of(named.selector(), standings);
            case Peer.Anybody _ -> everyone;
            case Peer.Block block -> known.computeIfAbsent(peer, _ -> block(block));
            case Peer.Fqdn(var pattern) -> known.computeIfAbsent(peer, _ -> names(pattern));
        };
    }

    private Bits of(Selector selector, Supplier<Standings> standings) {
        Labelled found = labelled(selector);
        return found.sensitive ? found.always.or(addressed(selector, standings.get())) : found.always;
    }

    private Labelled labelled(Selector selector) {
        Labelled found = labelled.get(selector);
        if (found == null) {
            Bits fixed = postings.matching(selector);
            boolean sensitive = isSensitive(selector, false) || (topology.dualStack() && isSensitive(selector, true));
            found = new Labelled(sensitive ? fixed : fixed.or(addressed(selector, unnamed)), sensitive);
            labelled.put(selector, found);
        }
        return found;
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
        found.addAll(Bits.range(firstCell + addresses.firstCell(at), firstCell + addresses.endCell(at)));
        if (prefix.length() == 0 && !prefix.v6()) {
            found.addAll(abstractNames());
        }
        nodeAddresses.forEach((party, address) -> {
            if (prefix.length() > 0 && prefix.contains(address)) {
                found.add(party);
            }
        });
        return found.build();
    }

    /** Names without known addresses: wherever they point to, IPv4's whole world holds it. */
    private Bits abstractNames() {
        return Bits.range(firstCell + addresses.cells(), parties.size());
    }

    private Bits names(DomainPattern pattern) {
        var found = new Bits.Builder();
        if (pattern.isPattern()) {
            named.forEach((name, indexes) -> {
                if (Names.matches(pattern, name)) {
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
        var prefixes = new boolean[addresses.size()];
        var api = new boolean[addresses.size()];
        topology.cidrGroups().forEach(group -> group.cidrs().forEach(text -> mark(prefixes, Prefix.parse(text))));
        topology.apiServerCidrs().forEach(text -> {
            mark(prefixes, Prefix.parse(text));
            mark(api, Prefix.parse(text));
        });
        Bits resolved = Bits.NONE;
        for (Clause clause : clauses) {
            for (Peer peer : clause.peers()) {
                switch (peer) {
                    case Peer.Block(var cidr, var except) -> {
                        mark(prefixes, Prefix.of(cidr));
                        except.forEach(each -> mark(prefixes, Prefix.of(each)));
                    }
                    case Peer.Fqdn(var pattern) -> resolved = resolved.or(names(pattern));
                    case Peer.Anybody _, Peer.Labelled _ -> {}
                }
            }
        }
        return standings(prefixes, api, resolved);
    }

    private void mark(boolean[] marks, @Nullable Prefix prefix) {
        int at = prefix == null || prefix.length() == 0 ? -1 : addresses.indexOf(prefix);
        if (at >= 0) {
            marks[at] = true;
        }
    }

    private Standings standings(boolean[] prefixes, boolean[] api, Bits resolved) {
        var standings = new Standings.Builder();
        var inherited = new Standing[prefixes.length];
        for (int i = 0; i < prefixes.length; i++) {
            Standing above = addresses.parent(i) < 0 ? Standing.UNNAMED : inherited[addresses.parent(i)];
            boolean itself = prefixes[i] || (cells[i] >= 0 && resolved.contains(cells[i]));
            inherited[i] = itself ? (api[i] ? Standing.API_SERVER : Standing.NAMED) : above;
            if (cells[i] >= 0) {
                standings.add(cells[i], addresses.prefix(i).v6(), inherited[i]);
            }
        }
        for (int name = firstCell + addresses.cells(); name < parties.size(); name++) {
            standings.add(name, false, Standing.NAMED);
        }
        return standings.build();
    }
}
