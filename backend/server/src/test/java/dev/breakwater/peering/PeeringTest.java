package dev.breakwater.peering;

import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand.ConnectPeer;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.peering.PeeringCommand.MovePeer;
import dev.breakwater.peering.PeeringCommand.ReprofilePeer;
import dev.breakwater.peering.PeeringEvent.PeerConnected;
import dev.breakwater.peering.PeeringEvent.PeerDisconnected;
import dev.breakwater.peering.PeeringEvent.PeerMoved;
import dev.breakwater.peering.PeeringEvent.PeerReprofiled;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PeeringTest {
    private static final PeeringId HKIX = PeeringId.parse("hkix");
    private static final Asn ASN = new Asn(4635);
    private static final PeeringIntent.Instance EDGE =
            new PeeringIntent.Instance(Name.parse("edge"), new Asn(64512), Labels.of("role", "edge"));
    private static final SortedSet<IpAddress> ADDRESS = addresses("192.0.2.1");
    private static final PeerProfile IPV4 = PeerProfile.of(Set.of(PeerProfile.Family.IPV4));
    private static final PeerProfile BOTH = PeerProfile.of(Set.of(PeerProfile.Family.IPV4, PeerProfile.Family.IPV6));
    private static final PeerConnected CONNECTED = new PeerConnected(HKIX, EDGE, ASN, ADDRESS, IPV4);
    private static final PeerDisconnected DISCONNECTED = new PeerDisconnected(HKIX);

    private final AggregateTestFixture<Peering> peering = new AggregateTestFixture<>(Peering.class);

    @Test
    void isConnectedOnce() {
        var connect = new ConnectPeer(HKIX, EDGE, ASN, ADDRESS, IPV4);
        peering.givenNoPriorActivity().when(connect).expectEvents(CONNECTED);
        peering.given(CONNECTED).when(connect).expectNoEvents();
        peering.given(CONNECTED, DISCONNECTED).when(connect).expectEvents(CONNECTED);
    }

    @Test
    void isNotConnectedOverAnother() {
        peering.given(CONNECTED)
                .when(new ConnectPeer(HKIX, EDGE, ASN, ADDRESS, BOTH))
                .expectException(Rejection.class)
                .expectExceptionMessage("The peering hkix is already there");
    }

    @Test
    void isReprofiledOnce() {
        peering.given(CONNECTED).when(new ReprofilePeer(HKIX, BOTH)).expectEvents(new PeerReprofiled(HKIX, BOTH));
        peering.given(CONNECTED).when(new ReprofilePeer(HKIX, IPV4)).expectNoEvents();
    }

    @Test
    void isMovedOnce() {
        peering.given(CONNECTED)
                .when(new MovePeer(HKIX, EDGE, ASN, addresses("192.0.2.2")))
                .expectEvents(new PeerMoved(HKIX, EDGE, ASN, addresses("192.0.2.2")));
        peering.given(CONNECTED).when(new MovePeer(HKIX, EDGE, ASN, ADDRESS)).expectNoEvents();
    }

    @Test
    void isNotMovedWhenItIsNotThere() {
        peering.givenNoPriorActivity()
                .when(new MovePeer(HKIX, EDGE, ASN, ADDRESS))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no peering hkix");
    }

    @Test
    void isDisconnectedOnce() {
        peering.given(CONNECTED).when(new DisconnectPeer(HKIX)).expectEvents(DISCONNECTED);
        peering.given(CONNECTED, DISCONNECTED).when(new DisconnectPeer(HKIX)).expectNoEvents();
    }

    private static SortedSet<IpAddress> addresses(String address) {
        return new TreeSet<>(Set.of(IpAddress.parse(address)));
    }
}
