package dev.breakwater.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One node's BGP session with a peer, as the agent last reported it; a dead agent leaves its last word standing.
 *
 * @param since when it was established, if it is and the agent says so
 */
public record BgpSession(
        String node,
        String instance,
        String peer,
        String address,
        long peerAsn,
        String state,
        @Nullable Instant since,
        long advertised,
        long received) {}
