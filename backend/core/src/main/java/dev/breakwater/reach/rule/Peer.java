package dev.breakwater.reach.rule;

import dev.breakwater.vocabulary.Cidr;
import java.util.List;

/** The other end of a flow, as a clause names it. */
public sealed interface Peer {

    /** No L3 member at all: pods, nodes, the world. */
    record Anybody() implements Peer {}

    /** Whoever carries these labels: endpoints, and nodes or reserved identities where the selector says so. */
    record Labelled(Selector selector) implements Peer {}

    /** Addresses outside of what Cilium manages; {@code except} is no deny, it is only left out. */
    record Block(Cidr cidr, List<Cidr> except) implements Peer {
        public Block {
            except = List.copyOf(except);
        }
    }

    /** Addresses that the DNS proxy has seen in answers for a name: {@code matchName} or {@code matchPattern}. */
    record Fqdn(DomainPattern pattern) implements Peer {}
}
