package dev.breakwater.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.InRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.peering.AdvertisementCommand.CloseAdvertisement;
import dev.breakwater.peering.AdvertisementCommand.OpenAdvertisement;
import dev.breakwater.peering.PeeringCommand.ConnectPeer;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.peering.PeeringCommand.MovePeer;
import dev.breakwater.peering.PeeringCommand.ReprofilePeer;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeeringIT extends InRooms {
    private static final Asn UPSTREAM = new Asn(64496);
    private static final PeerProfile PROFILE = PeerProfile.of(Set.of(PeerProfile.Family.IPV4));
    private static final SortedSet<Community> COMMUNITIES = new TreeSet<>(Set.of(new Community("64512:100")));

    @Autowired
    Peerings peerings;

    @Autowired
    Advertisements advertisements;

    private int cast;
    private PeeringId hkix;
    private PeeringId twix;
    private TenantId mine;
    private AdvertisementId edge;

    @BeforeEach
    void twoPeeringsAndATenant() {
        cast = fresh();
        hkix = PeeringId.parse("hkix-" + cast);
        twix = PeeringId.parse("twix-" + cast);
        mine = onboarded("mine-" + cast);
        edge = AdvertisementId.parse(mine + "/edge");
        submit(OPERATOR, connect(hkix, 1), connect(twix, 2));
    }

    @Test
    void doesNotShareAnAddressWithinItsInstance() {
        Rejection atConnect = refused(OPERATOR, connect(PeeringId.parse("late-" + cast), 1));
        assertThat(atConnect.code()).isEqualTo("peer-address-taken");
        assertThat(atConnect.sentence())
                .isEqualTo("The instance edge-" + cast + " already has a session with " + address(1));
        Rejection atMove = refused(OPERATOR, new MovePeer(twix, instance(), UPSTREAM, addresses(1)));
        assertThat(atMove.code()).isEqualTo("peer-address-taken");
    }

    @Test
    void leavesItsAddressToAnotherWhenItMoves() {
        submit(OPERATOR, new MovePeer(hkix, instance(), UPSTREAM, addresses(3)));
        Committed moved = submit(OPERATOR, new MovePeer(twix, instance(), UPSTREAM, addresses(1)));
        PeeringDetails read = peerings.find(OPERATOR, twix);
        assertThat(read.intent().addresses()).isEqualTo(addresses(1));
        assertThat(read.revision()).isEqualTo(moved.revision());
    }

    @Test
    void staysWhileSomethingIsAdvertisedOverIt() {
        submit(OPERATOR, open(edge, hkix));
        Rejection refusal = refused(OPERATOR, new DisconnectPeer(hkix));
        assertThat(refusal.code()).isEqualTo("peering-still-advertised");
        assertThat(refusal.sentence()).isEqualTo("Addresses are still advertised over peering " + hkix);
        submit(OPERATOR, new CloseAdvertisement(edge), new DisconnectPeer(hkix));
        assertThat(refusal(() -> peerings.find(OPERATOR, hkix)).sentence()).isEqualTo("There is no peering " + hkix);
        assertThat(refusal(() -> advertisements.find(OPERATOR, edge)).code()).isEqualTo("not-found");
    }

    @Test
    void mayGoInTheChangeThatNarrowsTheAdvertisementOverIt() {
        submit(OPERATOR, open(edge, hkix, twix));
        submit(OPERATOR, open(edge, hkix), new DisconnectPeer(twix));
        assertThat(advertisements.find(ownerOf(mine), edge).intent().peerings()).containsOnlyKeys(hkix);
        assertThat(refusal(() -> peerings.find(OPERATOR, twix)).code()).isEqualTo("not-found");
    }

    @Test
    void goesWhenARollbackNarrowsTheAdvertisementOverIt() {
        Committed before = submit(OPERATOR, open(edge, hkix));
        var late = PeeringId.parse("late-" + cast);
        submit(OPERATOR, connect(late, 9), open(edge, hkix, late));
        submit(OPERATOR, changes.rollback(OPERATOR, null, before.revision(), "it broke", null));
        assertThat(advertisements.find(ownerOf(mine), edge).intent().peerings()).containsOnlyKeys(hkix);
        assertThat(refusal(() -> peerings.find(OPERATOR, late)).code()).isEqualTo("not-found");
    }

    @Test
    void isNamedByAdvertisementsOnlyWhenItIsThere() {
        Rejection unknown = refused(OPERATOR, open(edge, hkix, PeeringId.parse("nowhere")));
        assertThat(unknown.code()).isEqualTo("peering-unknown");
        assertThat(unknown.sentence()).isEqualTo("There is no peering nowhere");
        assertThat(unknown.pointer()).isEqualTo("/operations/0/peerings");
        Rejection nobody = refused(OPERATOR, open(AdvertisementId.parse("nobody/edge"), hkix));
        assertThat(nobody.code()).isEqualTo("tenant-not-onboarded");
    }

    @Test
    void carriesOneAdvertisementOfATenant() {
        submit(OPERATOR, open(edge, hkix));
        Rejection twice = refused(OPERATOR, open(AdvertisementId.parse(mine + "/again"), hkix, twix));
        assertThat(twice.code()).isEqualTo("already-advertised");
        assertThat(twice.sentence())
                .isEqualTo("Another advertisement of " + mine + " already goes over peering " + hkix);
    }

    @Test
    void isTheFabricsButItsAdvertisementsAreTheTenants() {
        submit(OPERATOR, open(edge, hkix));
        var owner = ownerOf(mine);
        assertThat(refusal(() -> peerings.find(owner, hkix)).sentence()).isEqualTo("There is no peering " + hkix);
        assertThat(peerings.list(owner, null, 10).items()).isEmpty();
        assertThat(peerings.find(AUDITOR, hkix).intent().addresses()).isEqualTo(addresses(1));
        assertThat(advertisements.list(owner, mine, null, 10).items())
                .extracting(AdvertisementSummary::id, AdvertisementSummary::peerings)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(edge, List.of(hkix)));
        var stranger = ownerOf(TenantId.parse("stranger"));
        assertThat(refusal(() -> advertisements.find(stranger, edge)).sentence())
                .isEqualTo("There is no advertisement " + edge);
        assertThat(refusal(() -> advertisements.list(stranger, mine, null, 10)).code())
                .isEqualTo("not-found");
        assertThat(refused(owner, new DisconnectPeer(twix)).kind()).isNotEqualTo(Rejection.Kind.CONFLICT);
    }

    @Test
    void isListedByPages() {
        var first = peerings.list(AUDITOR, null, 1);
        assertThat(first.items()).hasSize(1);
        assertThat(first.next()).isNotNull();
        assertThat(peerings.list(AUDITOR, first.next(), 1000).items())
                .extracting(PeeringSummary::id)
                .contains(twix)
                .doesNotContain(first.items().getFirst().id());
        submit(OPERATOR, open(edge, hkix), open(AdvertisementId.parse(mine + "/other"), twix));
        var announced = advertisements.list(ownerOf(mine), null, null, 1);
        assertThat(announced.items()).extracting(AdvertisementSummary::id).containsExactly(edge);
        assertThat(advertisements.list(ownerOf(mine), null, announced.next(), 1).items())
                .extracting(summary -> summary.id().toString())
                .containsExactly(mine + "/other");
    }

    @Test
    void isMadeAgainFromItsEventsTogetherWithItsAdvertisements() {
        submit(OPERATOR, open(edge, hkix), new ReprofilePeer(hkix, PeerProfile.of(Set.of(PeerProfile.Family.IPV6))));
        submit(OPERATOR, new DisconnectPeer(twix));
        assertRebuiltAsItWas("peering", "peering_row", "advertisement_row");
    }

    /** All instances of these tests select nodes by one key: no two of them may share a node. */
    private Instance instance() {
        return new Instance(Name.parse("edge-" + cast), new Asn(64512), Labels.of("bgp", "edge-" + cast));
    }

    private ConnectPeer connect(PeeringId peering, int host) {
        return new ConnectPeer(peering, instance(), UPSTREAM, addresses(host), PROFILE);
    }

    private static OpenAdvertisement open(AdvertisementId id, PeeringId... over) {
        var communities = new TreeMap<PeeringId, SortedSet<Community>>();
        for (PeeringId peering : over) {
            communities.put(peering, COMMUNITIES);
        }
        return new OpenAdvertisement(id, communities);
    }

    private static SortedSet<IpAddress> addresses(int host) {
        return new TreeSet<>(Set.of(address(host)));
    }

    private static IpAddress address(int host) {
        return IpAddress.parse("192.0.2." + host);
    }
}
