package dev.breakwater.rollout;

/** One node's BGP session with a peer, as the agent last reported it; a dead agent leaves its last word standing. */
public record BgpSession(
        String node,
        String instance,
        String peer,
        String address,
        long peerAsn,
        String state,
        long advertised,
        long received) {}
