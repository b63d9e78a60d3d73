package dev.breakwater.peering;

import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.PeeringId;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What has happened to a peering. Names and fields are stored for good. */
public sealed interface PeeringEvent {
    PeeringId peeringId();

    record PeerConnected(
            PeeringId peeringId,
            PeeringIntent.Instance instance,
            Asn peerAsn,
            SortedSet<IpAddress> addresses,
            PeerProfile profile)
            implements PeeringEvent {}

    record PeerReprofiled(PeeringId peeringId, PeerProfile profile) implements PeeringEvent {}

    /** The sessions go elsewhere: to other addresses, another ASN or from another instance. */
    record PeerMoved(PeeringId peeringId, PeeringIntent.Instance instance, Asn peerAsn, SortedSet<IpAddress> addresses)
            implements PeeringEvent {}

    record PeerDisconnected(PeeringId peeringId) implements PeeringEvent {}

    /** What is asked for after the event; null when the peering is no longer asked for. */
    static @Nullable PeeringIntent evolve(@Nullable PeeringIntent before, PeeringEvent event) {
        return switch (event) {
            case PeerConnected(var id, var instance, var asn, var addresses, var profile) ->
                new PeeringIntent(id, instance, asn, addresses, profile);
            case PeerReprofiled(var id, var profile) -> {
                var peering = existing(before, event);
                yield new PeeringIntent(id, peering.instance(), peering.peerAsn(), peering.addresses(), profile);
            }
            case PeerMoved(var id, var instance, var asn, var addresses) ->
                new PeeringIntent(
                        id, instance, asn, addresses, existing(before, event).profile());
            case PeerDisconnected _ -> null;
        };
    }

    private static PeeringIntent existing(@Nullable PeeringIntent before, PeeringEvent event) {
        return Objects.requireNonNull(before, () -> "No peering stands before " + event);
    }
}
