package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All ends that flows of a space can have, in one order: pods, nodes, reserved identities, addresses, names. */
public final class Parties {
    private final Topology topology;
    private final List<Party> all;
    private final Map<String, Integer> indexes;
    private final Subjects subjects;
    private final Peers peers;
    private final NamedPorts namedPorts;
    private final Bits localHost;
    private final Bits everyone;
    private final Map<Party.Kind, Bits> kinds = new EnumMap<>(Party.Kind.class);
    private final Map<Passage, Passage> passages = new ConcurrentHashMap<>();

    Parties(Topology topology, List<Party> all, Map<String, Integer> indexes, Subjects subjects, Peers peers) {
        this.topology = topology;
        this.all = List.copyOf(all);
        this.indexes = indexes;
        this.subjects = subjects;
        this.peers = peers;
        this.namedPorts = NamedPorts.of(topology);
        this.everyone = Bits.range(0, all.size());
        this.localHost = where(all, party -> party.kind() == Party.Kind.LOCAL_NODE || isHost(party));
        for (Party.Kind kind : Party.Kind.values()) {
            kinds.put(kind, where(all, party -> party.kind() == kind));
        }
    }

    private static Bits where(List<Party> all, Predicate<Party> wanted) {
        var found = new Bits.Builder();
        all.stream().filter(wanted).forEach(party -> found.add(party.index()));
        return found.build();
    }

    private static boolean isHost(Party party) {
        return party.kind() == Party.Kind.RESERVED && party.name().equals("host");
    }

    public static Parties of(Topology topology, Collection<Clause> everyClause) {
        return new PartyCensus(topology, everyClause).take();
    }

    public List<Party> all() {
        return all;
    }

    public Party named(String end) {
        Integer index = indexes.get(end);
        if (index == null) {
            index = indexOfAddressOrName(end);
        }
        return all.get(index);
    }

    private int indexOfAddressOrName(String end) {
        Prefix prefix = Prefix.parse(end);
        Integer index =
                prefix == null ? indexes.get(NamedPorts.plainName(end)) : peers.cellOf(prefix.firstAddress(), indexes);
        if (index == null) {
            throw new IllegalArgumentException("'" + end + "' is no end of a flow in this topology");
        }
        return index;
    }

    public Topology topology() {
        return topology;
    }

    public Subjects subjects() {
        return subjects;
    }

    public Peers peers() {
        return peers;
    }

    public Bits localHost() {
        return localHost;
    }

    /** The number that all endpoints which have the name agree on, or -1. */
    public int agreedPort(Protocol protocol, String name) {
        return namedPorts.agreed(protocol, name.toLowerCase(Locale.ROOT));
    }

    public Passage interned(Passage passage) {
        Passage known = passages.putIfAbsent(passage, passage);
        return known == null ? passage : known;
    }

    /** All of one kind. */
    public Bits of(Party.Kind kind) {
        return kinds.getOrDefault(kind, Bits.NONE);
    }

    /** Who can begin a flow: a name without known addresses cannot. */
    public Bits senders() {
        return everyone().andNot(of(Party.Kind.NAME));
    }

    public Bits everyone() {
        return everyone;
    }

    public @Nullable String example(int party) {
        return peers.example(party);
    }
}
