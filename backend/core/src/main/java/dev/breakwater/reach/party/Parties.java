package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All ends that flows of a space can have, in one order: pods, nodes, reserved identities, addresses, names. */
public final class Parties {
    private final Topology topology;
    private final @Nullable Parties base;
    private final List<Integer> origins;
    private final List<Party> all;
    private final Map<String, Integer> indexes;
    private final Subjects subjects;
    private final Peers peers;
    private final NamedPorts.Cluster namedPorts;
    private final Bits localHost;
    private final Bits everyone;
    private final Map<Party.Kind, Bits> kinds = new EnumMap<>(Party.Kind.class);
    private final Map<Passage, Passage> passages;

    Parties(Topology topology, List<Party> all, Map<String, Integer> indexes, Subjects subjects, Peers peers) {
        this.topology = topology;
        this.base = null;
        this.passages = new ConcurrentHashMap<>();
        this.origins = List.of();
        this.all = List.copyOf(all);
        this.indexes = indexes;
        this.subjects = subjects;
        this.peers = peers;
        this.namedPorts = NamedPorts.Cluster.of(topology.endpoints());
        this.everyone = Bits.range(0, all.size());
        this.localHost = where(all, party -> party.kind() == Party.Kind.LOCAL_NODE || isHost(party));
        for (Party.Kind kind : Party.Kind.values()) {
            kinds.put(kind, where(all, party -> party.kind() == kind));
        }
    }

    /** Those of {@code before}, and more that were part of some of them. */
    Parties(Parties before, List<Party> all, List<Integer> origins, Peers peers) {
        this.topology = before.topology;
        this.base = before;
        this.passages = before.passages;
        this.all = List.copyOf(all);
        this.indexes = new HashMap<>(before.indexes);
        all.subList(before.all.size(), all.size()).forEach(party -> indexes.put(party.name(), party.index()));
        this.subjects = before.subjects;
        this.peers = peers;
        this.namedPorts = before.namedPorts;
        this.localHost = before.localHost;
        this.everyone = Bits.range(0, all.size());
        for (Party.Kind kind : Party.Kind.values()) {
            kinds.put(kind, where(all, party -> party.kind() == kind));
        }
        this.origins = List.copyOf(origins);
    }

    /** The parties, cut as finely as these clauses need as well; empty if that means to count anew. */
    public Optional<Parties> with(Collection<Clause> clauses) {
        var mentions = Mentions.in(clauses);
        boolean known = peers.patterns().containsAll(mentions.patterns())
                && mentions.prefixes().stream()
                        .allMatch(prefix ->
                                peers.addresses().indexOf(prefix) >= 0 || (prefix.v6() && !topology.dualStack()));
        if (known) {
            return Optional.of(this);
        }
        var widening = new Widening(this, mentions);
        return widening.fails() ? Optional.empty() : Optional.of(widening.parties());
    }

    /** Whether these are the others, cut more finely perhaps. */
    @SuppressWarnings("ReferenceEquality") // each count is its own
    public boolean refine(Parties others) {
        return this == others || (base != null && base.refine(others));
    }

    /** A set of parties that was made when there were only so many, with those that were cut from its members since. */
    public Bits refined(Bits bits, int known) {
        if (known >= all.size()) {
            return bits;
        }
        Bits older = base == null ? bits : base.refined(bits, known);
        Set<Integer> more = new TreeSet<>();
        int first = all.size() - origins.size();
        for (int party = Math.max(first, known); party < all.size(); party++) {
            int origin = origins.get(party - first);
            if (older.contains(origin) || more.contains(origin)) {
                more.add(party);
            }
        }
        return more.isEmpty() ? older : older.with(more);
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
                prefix == null ? indexes.get(DomainPattern.plain(end)) : peers.cellOf(prefix.firstAddress(), indexes);
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
        return namedPorts.number(name.toLowerCase(Locale.ROOT), protocol);
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
