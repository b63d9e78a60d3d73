package dev.breakwater.peering;

import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a peering can be asked to do or undergo, by operators alone. */
public sealed interface PeeringCommand extends Operation {
    PeeringId peeringId();

    /** Opens BGP sessions with an upstream router, one for each of its addresses. */
    record ConnectPeer(
            PeeringId peeringId,
            PeeringIntent.Instance instance,
            Asn peerAsn,
            SortedSet<IpAddress> addresses,
            PeerProfile profile)
            implements PeeringCommand {
        public ConnectPeer {
            addresses = counted(addresses);
        }
    }

    /** Talks to the same peer in another way. */
    record ReprofilePeer(PeeringId peeringId, PeerProfile profile) implements PeeringCommand {}

    /** Moves the sessions to other addresses, another ASN or another instance; its advertisements stay. */
    record MovePeer(PeeringId peeringId, PeeringIntent.Instance instance, Asn peerAsn, SortedSet<IpAddress> addresses)
            implements PeeringCommand {
        public MovePeer {
            addresses = counted(addresses);
        }
    }

    /** Closes the sessions with a peer over which nothing is advertised any more. */
    record DisconnectPeer(PeeringId peeringId) implements PeeringCommand {}

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(peeringId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of();
    }

    @Override
    default boolean operatorOnly() {
        return true;
    }

    @Override
    default String sentence() {
        return switch (this) {
            case ConnectPeer asked ->
                "Connect peering " + asked.peeringId() + " with AS" + asked.peerAsn() + " at "
                        + listed(asked.addresses());
            case ReprofilePeer asked -> "Change how to talk to peering " + asked.peeringId();
            case MovePeer(var id, var instance, var asn, var addresses) ->
                "Move peering " + id + " to AS" + asn + " at " + listed(addresses) + " in instance " + instance.name();
            case DisconnectPeer(var id) -> "Disconnect peering " + id;
        };
    }

    /** The commands that lead from one intent to another; both absent or equal: none. */
    static List<PeeringCommand> between(@Nullable PeeringIntent before, @Nullable PeeringIntent after) {
        if (after == null) {
            return before == null ? List.of() : List.of(new DisconnectPeer(before.id()));
        }
        if (before == null) {
            return List.of(
                    new ConnectPeer(after.id(), after.instance(), after.peerAsn(), after.addresses(), after.profile()));
        }
        var path = new ArrayList<PeeringCommand>();
        var moved = new MovePeer(after.id(), after.instance(), after.peerAsn(), after.addresses());
        if (!moved.equals(new MovePeer(after.id(), before.instance(), before.peerAsn(), before.addresses()))) {
            path.add(moved);
        }
        if (!before.profile().equals(after.profile())) {
            path.add(new ReprofilePeer(after.id(), after.profile()));
        }
        return List.copyOf(path);
    }

    private static String listed(SortedSet<IpAddress> addresses) {
        return addresses.stream().map(IpAddress::toString).collect(Collectors.joining(", "));
    }

    private static SortedSet<IpAddress> counted(SortedSet<IpAddress> addresses) {
        if (addresses.isEmpty() || addresses.size() > 8) {
            throw Rejection.invalid("addresses-count", "A peering needs 1 to 8 peer addresses")
                    .at("/addresses");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
    }
}
