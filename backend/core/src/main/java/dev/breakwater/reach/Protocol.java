package dev.breakwater.reach;

/** The protocols that Cilium tells apart; for the two ICMPs the port is the ICMP type. */
public enum Protocol {
    TCP,
    UDP,
    SCTP,
    ICMP,
    ICMPV6
}
