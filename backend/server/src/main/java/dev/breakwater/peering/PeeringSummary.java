package dev.breakwater.peering;

import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import java.time.Instant;
import java.util.List;

/** A peering as lists show it; {@code revision} is the last that touched it. */
public record PeeringSummary(
        PeeringId id, Name instance, Asn peerAsn, List<IpAddress> addresses, long revision, Instant changedAt) {
    public PeeringSummary {
        addresses = List.copyOf(addresses);
    }
}
