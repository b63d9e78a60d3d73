package dev.breakwater.reach.rule;

import dev.breakwater.reach.Protocol;
import org.jspecify.annotations.Nullable;

/** What of a peer's traffic a clause matches. */
public sealed interface PortMatch {

    /** Under what Cilium keeps it: what has one slot is merged, and shares a parser. */
    Slot slotOf();

    /**
     * A place of Cilium's for what it merges.
     *
     * @param protocol null for an item without ports
     */
    record Slot(@Nullable Protocol protocol, String name, int number, int endPort) {}

    /** No L4 member at all: every protocol, ICMP included. */
    record Every() implements PortMatch {
        @Override
        public Slot slotOf() {
            return new Slot(null, "", 0, 0);
        }
    }

    /**
     * Ports first to last; all ports of a protocol are 0 to 65535. For ICMP the types. Cilium merges what it keeps under
     * one slot, whatever range that is, so rules whose slots are equal share a parser and can conflict.
     *
     * @param slot the number under which Cilium keeps it: the first port, unless its spelling is misread
     * @param endPort as written, or 0
     */
    record Range(Protocol protocol, int first, int last, int slot, int endPort) implements PortMatch {
        public Range(Protocol protocol, int first, int last) {
            this(protocol, first, last, first, (first == last || (first == 0 && last == 65535)) ? 0 : last);
        }

        @Override
        public Slot slotOf() {
            return new Slot(protocol, "", slot, endPort);
        }
    }

    /**
     * A port by name: in ingress the endpoint's own, in egress the one number that all endpoints agree on, else none.
     *
     * @param endPort the last port of a range that begins at the named one, if greater
     */
    record Named(Protocol protocol, String name, int endPort) implements PortMatch {
        public Named(Protocol protocol, String name) {
            this(protocol, name, 0);
        }

        @Override
        public Slot slotOf() {
            return new Slot(protocol, name, 0, 0);
        }
    }
}
