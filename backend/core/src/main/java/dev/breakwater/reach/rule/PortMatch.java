package dev.breakwater.reach.rule;

import dev.breakwater.reach.Protocol;

/** What of a peer's traffic a clause matches. */
public sealed interface PortMatch {

    /** No L4 member at all: every protocol, ICMP included. */
    record Every() implements PortMatch {}

    /** Ports first to last; all ports of a protocol are 0 to 65535. For ICMP the types. */
    record Range(Protocol protocol, int first, int last) implements PortMatch {}

    /** A port by name: in ingress the endpoint's own, in egress the one number that all endpoints agree on, else none. */
    record Named(Protocol protocol, String name) implements PortMatch {}
}
