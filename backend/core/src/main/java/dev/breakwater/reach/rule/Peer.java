package dev.breakwater.reach.rule;

import dev.breakwater.vocabulary.Cidr;
import java.util.List;

/** The other end of a flow, as a clause names it. */
public sealed interface Peer {

    /** Under what Cilium merges it: peers that it takes for one selector have a key in common, wherever they were written. */
    default List<Object> mergeKeys() {
        return switch (this) {
            case Anybody _ -> List.of(Selector.EVERYTHING);
            case Labelled labelled -> List.of(labelled.selector());
            case Block(var cidr, var _, var plain)
            when plain && cidr.prefix() == 0 ->
                cidr.isIpv6()
                        ? List.of(this, world(true, true))
                        : List.of(this, world(false, false), world(false, true));
            case Block _, Fqdn _ -> List.of(this);
        };
    }

    private static Selector world(boolean ipv6, boolean dualStack) {
        return Selector.of(Selector.Requirement.is(Label.world(ipv6, dualStack)));
    }

    /** No L3 member at all, or entity {@code all}: pods, nodes, the world. */
    record Anybody() implements Peer {}

    /**
     * Whoever carries these labels: endpoints, nodes, reserved identities, and addresses by the labels of their prefix.
     *
     * @param narrowed whether REQUIRE clauses narrow it: true for what stands under fromEndpoints and toEndpoints only
     */
    record Labelled(Selector selector, boolean narrowed) implements Peer {
        public Labelled(Selector selector) {
            this(selector, false);
        }
    }

    /**
     * Addresses outside of what Cilium manages; {@code except} is no deny, it is only left out.
     *
     * @param plain written in fromCIDR or toCIDR: the same addresses as in a set, but another peer where rules are merged
     */
    record Block(Cidr cidr, List<Cidr> except, boolean plain) implements Peer {
        public Block {
            except = List.copyOf(except);
        }

        public Block(Cidr cidr, List<Cidr> except) {
            this(cidr, except, false);
        }
    }

    /**
     * Addresses that the DNS proxy has seen in answers for a name: {@code matchName} or {@code matchPattern}.
     *
     * @param written as it is spelt: another spelling is the same name, but another peer where rules are merged
     */
    record Fqdn(DomainPattern pattern, String written) implements Peer {
        public Fqdn(DomainPattern pattern) {
            this(pattern, pattern.text());
        }
    }
}
