package dev.breakwater.reach;

import dev.breakwater.reach.algebra.State;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Clause;
import java.util.Collection;
import java.util.List;

/**
 * The flows of a topology, cut into parties and bands of ports fine enough for every clause of the states that are compared in it.
 * States of different spaces cannot be compared.
 */
public final class Space {
    private final Topology topology;
    private final Parties parties;

    private Space(Topology topology, Parties parties) {
        this.topology = topology;
        this.parties = parties;
    }

    /** The space of states that are made of these clauses, each state of some of them. */
    public static Space of(Topology topology, Collection<Clause> everyClause) {
        return new Space(topology, Parties.of(topology, everyClause));
    }

    /** The last port of a protocol, or the last type of an ICMP. */
    public static int lastPort(Protocol protocol) {
        return switch (protocol) {
            case TCP, UDP, SCTP -> 65535;
            case ICMP, ICMPV6 -> 255;
        };
    }

    public Topology topology() {
        return topology;
    }

    /** All ends that flows can have. */
    public List<Party> parties() {
        return parties.all();
    }

    /**
     * The party of an endpoint's id, an entity, an address, a prefix that stands in a clause, a DNS name, or a node as {@code host:NODE}
     * or {@code remote-node:NODE}.
     */
    public Party party(String end) {
        return parties.named(end);
    }

    /** One state: what these clauses, and no others, allow. */
    public Reachability reachability(Collection<Clause> clauses) {
        return new Reachability(this, State.of(parties, clauses));
    }

    /** The state that differs from {@code base} by these clauses; equal to the full answer, but only what they can touch is computed. */
    public Reachability reachability(Reachability base, Collection<Clause> added, Collection<Clause> removed) {
        if (base.space() != this) {
            throw new IllegalArgumentException("A state of another space cannot be built upon");
        }
        return new Reachability(this, base.state().with(added, removed));
    }
}
