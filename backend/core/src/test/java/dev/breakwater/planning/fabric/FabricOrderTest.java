package dev.breakwater.planning.fabric;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.pool;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeerProfile.Timers;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.planning.Situation;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.ClusterName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pools, advertisements and BGP sessions: what stands before what, and what is foreseen. */
class FabricOrderTest {
    private static final Compiler COMPILER =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));
    private static final Instance EDGE = instance("edge", 64512, "edge");
    private static final PeeringIntent HKIX = peering("hkix", EDGE, 64701, "10.0.1.1", "fd00:0:1::1");
    private static final PeeringIntent PCCW = peering("pccw", EDGE, 64702, "10.0.2.1", "fd00:0:2::1");
    private static final Topology SITE = new Topology(
            true,
            AgentOptions.DEFAULT,
            List.of(),
            List.of(),
            List.of(node("hk-w1", "edge"), node("hk-w2", "edge"), node("hk-w3", "spare")),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static Topology.Node node(String name, String bgp) {
        return new Topology.Node(name, Map.of("breakwater.dev/bgp", bgp), null, null, false);
    }

    @Test
    void connectsTheNewAddressBeforeItDisconnectsTheOldOne() {
        var answer = order(compile(HKIX, PCCW), compile(peering("hkix", EDGE, 64701, "10.0.1.9", "fd00:0:1::1"), PCCW));
        assertThat(titles(answer)).containsExactly("Connect bw-hkix", "Disconnect bw-hkix");
        assertThat(yaml(answer, 0)).contains("10.0.1.1\n", "10.0.1.9", "10.0.2.1");
        assertThat(yaml(answer, 1)).contains("10.0.1.9", "10.0.2.1").doesNotContain("10.0.1.1\n");
        assertThat(answer.drafts().getFirst().barrier()).isEqualTo(new Barrier.SessionsUp(List.of("hkix-10.0.1.9")));
        assertThat(answer.foreseen())
                .extracting(Foreseen::event)
                .containsExactly(Event.SESSION_OPENED, Event.SESSION_CLOSED);
        assertThat(answer.foreseen()).noneMatch(Foreseen::interrupts);
        assertThat(answer.foreseen().getLast().peers()).containsExactly("hkix-10.0.1.1");
        assertThat(answer.foreseen().getLast().nodes()).containsExactly("hk-w1", "hk-w2");
    }

    @Test
    void neverTouchesBothUplinksInOnePhase() {
        var answer = order(
                compile(HKIX, PCCW),
                compile(
                        peering("hkix", EDGE, 64701, "10.0.1.9", "fd00:0:1::9"),
                        peering("pccw", EDGE, 64702, "10.0.2.9", "fd00:0:2::9")));
        assertThat(titles(answer))
                .containsExactly("Connect bw-hkix", "Connect bw-pccw", "Disconnect bw-hkix", "Disconnect bw-pccw");
        List<Set<String>> peers = new ArrayList<>();
        peers.add(peers(compile(HKIX, PCCW)));
        answer.drafts().forEach(draft -> peers.add(peers(manifests(draft))));
        for (int i = 0; i + 1 < peers.size(); i++) {
            Set<String> touched = new HashSet<>();
            difference(peers.get(i), peers.get(i + 1)).forEach(peer -> touched.add(peer.substring(0, 4)));
            assertThat(touched).as("phase %d", i).hasSize(1);
        }
    }

    @Test
    void createsPeerConfigsBeforeTheirSessionsAndRemovesThemLast() {
        assertThat(titles(order(compile(HKIX), compile(HKIX, PCCW))))
                .containsExactly("Create peer configs", "Connect bw-pccw");
        assertThat(titles(order(compile(HKIX, PCCW), compile(HKIX))))
                .containsExactly("Disconnect bw-pccw", "Remove peer configs");
        assertThat(titles(order(compile(), compile(HKIX, PCCW)))).containsExactly("Create peer configs", "Connect");
        assertThat(titles(order(compile(HKIX, PCCW), compile()))).containsExactly("Disconnect", "Remove peer configs");
    }

    @Test
    void namesEveryPeerThatAClosedConfigDisconnects() {
        var answer = order(compile(HKIX), compile());
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.SESSION_CLOSED);
            assertThat(foreseen.weight()).isEqualTo(Weight.ASKED_FOR);
            assertThat(foreseen.peers()).containsExactly("hkix-10.0.1.1", "hkix-fd00:0:1::1");
        });
    }

    @Test
    void replacesASessionWhoseAddressIsTakenWhileAnotherUplinkStands() {
        var answer = order(compile(HKIX, PCCW), compile(peering("hkix", EDGE, 64799, "10.0.1.1", "fd00:0:1::1"), PCCW));
        assertThat(titles(answer)).containsExactly("Replace sessions of bw-hkix");
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.SESSION_RESET);
            assertThat(foreseen.weight()).isEqualTo(Weight.BRIDGED);
            assertThat(foreseen.sentence()).contains("hkix-10.0.1.1", "another uplink stands");
        });
    }

    @Test
    void callsTheReplacementOfTheOnlyUplinkAnInterruption() {
        var answer = order(compile(HKIX), compile(peering("hkix", EDGE, 64799, "10.0.1.1", "fd00:0:1::1")));
        assertThat(answer.foreseen())
                .singleElement()
                .satisfies(foreseen -> assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION));
    }

    @Test
    void callsAnotherLocalAsnAnInterruptionOfEverySession() {
        Instance other = instance("edge", 64513, "edge");
        var answer = order(
                compile(HKIX, PCCW),
                compile(
                        peering("hkix", other, 64701, "10.0.1.1", "fd00:0:1::1"),
                        peering("pccw", other, 64702, "10.0.2.1", "fd00:0:2::1")));
        assertThat(titles(answer)).containsExactly("Restart the BGP instance of bw-edge");
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
            assertThat(foreseen.peers()).hasSize(4);
        });
    }

    @Test
    void changesTimersOneUplinkAtATimeAndSaysWhatBridgesTheReset() {
        var answer = order(compile(HKIX, PCCW), compile(timed(HKIX, 90, 120), timed(PCCW, 90, 120)));
        assertThat(titles(answer)).containsExactly("Change the sessions of bw-hkix", "Change the sessions of bw-pccw");
        assertThat(answer.foreseen()).hasSize(2).allSatisfy(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.SESSION_RESET);
            assertThat(foreseen.weight()).isEqualTo(Weight.BRIDGED);
            assertThat(foreseen.sentence()).contains("hold time", "120 s of graceful restart");
        });
    }

    @Test
    void callsAResetOfTheOnlyUplinkWithoutGracefulRestartAnInterruption() {
        var answer = order(compile(timed(HKIX, 30, null)), compile(timed(HKIX, 90, null)));
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
            assertThat(foreseen.sentence()).contains("neither graceful restart nor another uplink");
        });
        assertThat(order(compile(timed(HKIX, 30, null), PCCW), compile(timed(HKIX, 90, null), PCCW))
                        .foreseen())
                .singleElement()
                .satisfies(foreseen -> assertThat(foreseen.sentence()).contains("another uplink stands"));
    }

    @Test
    void trustsTheGracefulRestartThatWasNegotiatedBefore() {
        assertThat(order(compile(timed(HKIX, 30, null)), compile(timed(HKIX, 30, 120)))
                        .foreseen())
                .singleElement()
                .satisfies(foreseen -> {
                    assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
                    assertThat(foreseen.sentence()).contains("capabilities");
                });
    }

    @Test
    void resetsNothingForAnotherConnectRetryTime() {
        PeerProfile profile = HKIX.profile();
        var patient = new PeeringIntent(
                HKIX.id(),
                EDGE,
                HKIX.peerAsn(),
                HKIX.addresses(),
                new PeerProfile(
                        new Timers(60, 30, 10),
                        profile.gracefulRestartSeconds(),
                        1,
                        profile.authSecret(),
                        profile.families()));
        assertThat(order(compile(HKIX), compile(patient)).foreseen()).isEmpty();
    }

    @Test
    void foreseesTheResetThatAnotherSecretOrHopLimitBrings() {
        PeerProfile profile = HKIX.profile();
        for (PeerProfile other : List.of(
                new PeerProfile(profile.timers(), 120, 1, "another", profile.families()),
                new PeerProfile(profile.timers(), 120, 2, profile.authSecret(), profile.families()))) {
            var changed = new PeeringIntent(HKIX.id(), EDGE, HKIX.peerAsn(), HKIX.addresses(), other);
            assertThat(order(compile(HKIX), compile(changed)).foreseen())
                    .singleElement()
                    .satisfies(foreseen -> assertThat(foreseen.event()).isEqualTo(Event.SESSION_RESET));
        }
    }

    @Test
    void selectsNewNodesBeforeItLetsGoOfOldOnes() {
        Instance spare = instance("edge", 64512, "spare");
        var answer = order(compile(HKIX), compile(peering("hkix", spare, 64701, "10.0.1.1", "fd00:0:1::1")));
        assertThat(titles(answer)).containsExactly("Select the new nodes too", "Bring bw-edge to its last form");
        assertThat(yaml(answer, 0)).contains("operator: In", "- edge", "- spare");
        assertThat(answer.foreseen().getLast().nodes()).containsExactly("hk-w1", "hk-w2");
        assertThat(answer.foreseen().getLast().weight()).isEqualTo(Weight.BRIDGED);
    }

    @Test
    void callsANodeSelectionThatCannotBeUnitedAnInterruption() {
        Instance other = new Instance(EDGE.name(), EDGE.localAsn(), Labels.of("another.dev/key", "edge"));
        var answer = order(compile(HKIX), compile(peering("hkix", other, 64701, "10.0.1.1", "fd00:0:1::1")));
        assertThat(answer.foreseen().getLast().weight()).isEqualTo(Weight.INTERRUPTION);
        assertThat(titles(answer)).containsExactly("Bring bw-edge to its last form");
    }

    @Test
    void takesAnInstancesNodesFromItBeforeAnotherOneComes() {
        Instance other = instance("core", 64512, "edge");
        var answer = order(compile(HKIX), compile(peering("hkix", other, 64701, "10.0.1.1", "fd00:0:1::1")));
        assertThat(titles(answer)).containsExactly("Disconnect what is replaced", "Connect the replacement");
        assertThat(answer.foreseen().getFirst().weight()).isEqualTo(Weight.INTERRUPTION);
    }

    @Test
    void connectsAnInstanceOnOtherNodesBeforeTheOldOneGoes() {
        Instance other = instance("core", 64512, "spare");
        var answer = order(compile(HKIX), compile(peering("hkix", other, 64701, "10.0.1.1", "fd00:0:1::1")));
        assertThat(titles(answer)).containsExactly("Connect", "Disconnect");
        assertThat(answer.foreseen()).noneMatch(Foreseen::interrupts);
    }

    @Test
    void providesNewAddressesFirstAndTakesOldOnesBackLast() {
        var answer = order(
                compile(strict("a", "a"), pool("a/old", "203.0.113.0/28")),
                compile(strict("a", "a"), pool("a/new", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Provide addresses", "Take addresses back");
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.ADDRESSES_LOST);
            assertThat(foreseen.prefixes()).containsExactly("203.0.113.0/28");
            assertThat(foreseen.weight()).isEqualTo(Weight.ASKED_FOR);
        });
    }

    @Test
    void growsAPoolBeforeItShrinks() {
        var answer = order(
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28")),
                compile(strict("a", "a"), pool("a/main", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Provide addresses", "Take addresses back");
        assertThat(yaml(answer, 0)).contains("203.0.113.0/28", "203.0.113.16/28");
        assertThat(yaml(answer, 1)).contains("203.0.113.16/28").doesNotContain("203.0.113.0/28");
    }

    @Test
    void withdrawsAddressesBeforeTheirPoolGoes() {
        var answer = order(
                compile(
                        HKIX,
                        strict("a", "a"),
                        pool("a/main", "203.0.113.0/28"),
                        advertisement("a/edge", Map.of("hkix", ""))),
                compile(HKIX, strict("a", "a")));
        assertThat(titles(answer)).containsExactly("Close advertisements", "Take addresses back");
        assertThat(answer.drafts().getFirst().barrier()).isEqualTo(new Barrier.Drained());
        assertThat(answer.foreseen())
                .extracting(Foreseen::event)
                .containsExactly(Event.ROUTES_WITHDRAWN, Event.ADDRESSES_LOST);
        assertThat(answer.foreseen().getFirst().prefixes()).containsExactly("203.0.113.0/28");
        assertThat(answer.foreseen().getFirst().peers()).containsExactly("hkix-10.0.1.1", "hkix-fd00:0:1::1");
        assertThat(answer.foreseen()).noneMatch(Foreseen::interrupts);
    }

    @Test
    void callsAPoolThatGoesWhileItsServicesStayAnnouncedAnInterruption() {
        var announced = advertisement("a/edge", Map.of("hkix", ""));
        var answer = order(
                compile(HKIX, strict("a", "a"), pool("a/main", "203.0.113.0/28"), announced),
                compile(HKIX, strict("a", "a"), announced));
        assertThat(answer.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.ADDRESSES_LOST);
            assertThat(foreseen.weight()).isEqualTo(Weight.INTERRUPTION);
            assertThat(foreseen.sentence()).contains("while its Services stay announced");
        });
    }

    @Test
    void neverHasABlockInTwoPools() {
        var before = compile(
                strict("a", "a"),
                strict("b", "b"),
                pool("a/main", "203.0.113.0/28"),
                pool("b/main", "203.0.113.16/28"));
        var after = compile(
                strict("a", "a"),
                strict("b", "b"),
                pool("a/main", "203.0.113.16/28"),
                pool("b/main", "203.0.113.0/28"));
        var answer = order(before, after);
        assertThat(titles(answer)).containsExactly("Take addresses back", "Provide addresses that were held elsewhere");
        assertThat(answer.drafts().getFirst().steps()).allMatch(Step.Prune.class::isInstance);
    }

    @Test
    void letsABlockGoBeforeAnotherTenantHasIt() {
        var answer = order(
                compile(strict("a", "a"), strict("b", "b"), pool("a/main", "203.0.113.0/28", "203.0.113.16/28")),
                compile(
                        strict("a", "a"),
                        strict("b", "b"),
                        pool("a/main", "203.0.113.0/28"),
                        pool("b/main", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Take addresses back", "Provide addresses that were held elsewhere");
        assertThat(answer.foreseen().getFirst().prefixes()).containsExactly("203.0.113.16/28");
    }

    @Test
    void keepsABlockThatStaysWhereItIs() {
        var answer = order(
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28")),
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Provide addresses");
        assertThat(answer.foreseen()).isEmpty();
    }

    @Test
    void takesTheNewFormOfABlockAtOnce() {
        var answer = order(
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28", "203.0.113.64/28")),
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/27")));
        assertThat(titles(answer)).containsExactly("Provide addresses", "Take addresses back");
        assertThat(yaml(answer, 0))
                .containsOnlyOnce("203.0.113.0/27")
                .contains("203.0.113.64/28")
                .doesNotContain("203.0.113.0/28");
    }

    @Test
    void takesTheFirstOfSeveralBlocksBackInOneWrite() {
        var answer = order(
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28", "203.0.113.16/28")),
                compile(strict("a", "a"), pool("a/main", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Take addresses back");
        assertThat(yaml(answer, 0)).contains("203.0.113.16/28").doesNotContain("203.0.113.0/28");
    }

    @Test
    void takesNoPartOfABlockBackBeforeItsTime() {
        var answer = order(
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/27")),
                compile(strict("a", "a"), pool("a/main", "203.0.113.0/28")));
        assertThat(titles(answer)).containsExactly("Take addresses back");
    }

    @Test
    void servesNewNamespacesBeforeItTakesBlocksBack() {
        var answer = order(
                compile(strict("a", "one"), pool("a/main", "203.0.113.0/28", "203.0.113.16/28")),
                compile(strict("a", "one", "two"), pool("a/main", "203.0.113.16/28")));
        assertThat(titles(answer)).containsExactly("Provide addresses", "Take addresses back");
        assertThat(yaml(answer, 0)).contains("- two", "203.0.113.0/28", "203.0.113.16/28");
    }

    @Test
    void bringsAPoolThatSomebodyReorderedBackToItsForm() {
        var desired = compile(strict("a", "a"), pool("a/main", "203.0.113.0/28", "203.0.113.16/28"));
        Manifest pool = desired.getFirst();
        var blocks = new ArrayList<>(Tree.items(pool.spec(), "blocks"));
        Collections.reverse(blocks);
        Manifest reordered =
                Tree.with(pool, Tree.with(Objects.requireNonNull(pool.spec()), "blocks", new Node.Items(blocks)));
        assertThat(titles(order(List.of(reordered), desired))).containsExactly("Provide addresses");
        assertThat(order(List.of(reordered), desired).foreseen()).isEmpty();
        Manifest relabelled = new Manifest(pool.ref(), new TreeMap<>(), pool.spec());
        var smaller = compile(strict("a", "a"), pool("a/main", "203.0.113.0/28"));
        assertThat(titles(order(List.of(relabelled), smaller)))
                .as("labels that are missing come first")
                .containsExactly("Provide addresses", "Take addresses back");
    }

    @Test
    void shrinksAPoolToWhatNobodyElseHolds() {
        var answer = order(
                compile(
                        strict("a", "a"),
                        strict("b", "b"),
                        pool("a/main", "203.0.113.0/28", "203.0.113.16/28"),
                        pool("b/main", "203.0.113.32/28")),
                compile(
                        strict("a", "a"),
                        strict("b", "b"),
                        pool("a/main", "203.0.113.0/28", "203.0.113.32/28"),
                        pool("b/main", "203.0.113.48/28")));
        assertThat(titles(answer))
                .containsExactly(
                        "Provide addresses", "Take addresses back", "Provide addresses that were held elsewhere");
        assertThat(yaml(answer, 1))
                .contains("203.0.113.0/28", "203.0.113.48/28")
                .doesNotContain("203.0.113.16/28", "203.0.113.32/28");
        assertThat(yaml(answer, 2)).contains("203.0.113.0/28", "203.0.113.32/28");
    }

    @Test
    void shrinksPoolsBeforeItPrunesOthers() {
        var answer = order(
                compile(
                        strict("a", "a"),
                        strict("b", "b"),
                        pool("a/main", "203.0.113.0/28"),
                        pool("b/main", "203.0.113.16/28", "203.0.113.32/28")),
                compile(
                        strict("a", "a"),
                        strict("b", "b"),
                        pool("a/main", "203.0.113.32/28"),
                        pool("b/main", "203.0.113.16/28")));
        assertThat(answer.drafts().getFirst().steps())
                .satisfiesExactly(
                        step -> assertThat(step).isInstanceOf(Step.Put.class),
                        step -> assertThat(step).isInstanceOf(Step.Prune.class));
        assertThat(yaml(answer, 0)).contains("203.0.113.16/28").doesNotContain("203.0.113.32/28");
    }

    @Test
    void foreseesTheResetThatAnotherAddressFamilyBrings() {
        PeerProfile profile = HKIX.profile();
        var onlyIpv4 = new PeerProfile(
                profile.timers(),
                profile.gracefulRestartSeconds(),
                1,
                profile.authSecret(),
                new TreeSet<>(Set.of(PeerProfile.Family.IPV4)));
        var peering = peering("hkix", EDGE, 64701, "10.0.1.1");
        var narrowed = new PeeringIntent(peering.id(), EDGE, peering.peerAsn(), peering.addresses(), onlyIpv4);
        var answer = order(compile(peering), compile(narrowed));
        assertThat(answer.foreseen()).first().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.SESSION_RESET);
            assertThat(foreseen.sentence()).contains("other capabilities are negotiated by a new session only");
        });
        assertThat(answer.foreseen()).last().satisfies(foreseen -> {
            assertThat(foreseen.event()).isEqualTo(Event.ROUTES_WITHDRAWN);
            assertThat(foreseen.peers()).containsExactly("hkix-10.0.1.1");
        });
    }

    @Test
    void foreseesNoResetOfSessionsThatGoOrComeAnyway() {
        var before = compile(timed(peering("hkix", EDGE, 64701, "10.0.1.1", "10.0.1.2"), 30, null), PCCW);
        var after = compile(timed(peering("hkix", EDGE, 64701, "10.0.1.1", "10.0.1.3"), 90, null), PCCW);
        assertThat(order(before, after).foreseen())
                .filteredOn(foreseen -> foreseen.event() == Event.SESSION_RESET)
                .singleElement()
                .satisfies(foreseen -> assertThat(foreseen.peers()).containsExactly("hkix-10.0.1.1"));
    }

    @Test
    void takesConfigsForRivalsWhereNoNodeIsKnown() {
        Instance other = instance("core", 64512, "spare");
        var nowhere = Topology.of(List.of(), List.of());
        var answer = FabricOrder.order(Situation.of(
                compile(HKIX),
                compile(peering("hkix", other, 64701, "10.0.1.1", "fd00:0:1::1")),
                nowhere,
                ClusterSettings.TENANT_LABEL));
        assertThat(titles(answer)).containsExactly("Disconnect what is replaced", "Connect the replacement");
    }

    @Test
    void withdrawsWhatOnlyOthersAnnounceToOtherPeers() {
        var answer = order(
                compile(HKIX, PCCW, strict("a", "a"), advertisement("a/old", Map.of("hkix", ""))),
                compile(HKIX, PCCW, strict("a", "a"), advertisement("a/new", Map.of("pccw", ""))));
        assertThat(answer.foreseen().getLast().event()).isEqualTo(Event.ROUTES_WITHDRAWN);
        var others = order(
                compile(HKIX, strict("a", "a"), strict("b", "b"), advertisement("a/old", Map.of("hkix", ""))),
                compile(HKIX, strict("a", "a"), strict("b", "b"), advertisement("b/new", Map.of("hkix", ""))));
        assertThat(others.foreseen().getLast().event()).isEqualTo(Event.ROUTES_WITHDRAWN);
    }

    @Test
    void withdrawsWhatANarrowedAdvertisementNoLongerSays() {
        var edge = advertisement("a/edge", Map.of("hkix", ""));
        var answer = order(compile(HKIX, strict("a", "one", "two"), edge), compile(HKIX, strict("a", "two"), edge));
        assertThat(answer.foreseen().getLast().event()).isEqualTo(Event.ROUTES_WITHDRAWN);
    }

    @Test
    void opensAnAdvertisementBeforeAnotherCloses() {
        var answer = order(
                compile(HKIX, strict("a", "a"), advertisement("a/old", Map.of("hkix", ""))),
                compile(HKIX, strict("a", "a"), advertisement("a/new", Map.of("hkix", ""))));
        assertThat(titles(answer)).containsExactly("Open advertisements", "Close advertisements");
        assertThat(answer.drafts().getFirst().barrier())
                .isEqualTo(new Barrier.RoutesAdvertised(List.of("bw-a.new.hkix")));
        assertThat(answer.foreseen().getLast().event()).isEqualTo(Event.ROUTES_RESENT);
        assertThat(answer.foreseen().getLast().sentence()).contains("bw-a.new.hkix announces the same");
    }

    @Test
    void waitsForNoCountOfRoutesWhereNoSessionIs() {
        var answer = order(
                compile(strict("a", "a")),
                compile(HKIX, strict("a", "a"), advertisement("a/edge", Map.of("hkix", ""))));
        assertThat(titles(answer)).containsExactly("Create peer configs", "Open advertisements", "Connect");
        assertThat(answer.drafts().get(1).barrier()).isEqualTo(new Barrier.ReadBack());
    }

    @Test
    void sendsRoutesAgainOnePeerAtATime() {
        var answer = order(
                compile(HKIX, PCCW, strict("a", "a"), advertisement("a/e", Map.of("hkix", "", "pccw", ""))),
                compile(
                        HKIX,
                        PCCW,
                        strict("a", "a"),
                        advertisement("a/e", Map.of("hkix", "64512:100", "pccw", "64512:200"))));
        assertThat(titles(answer)).containsExactly("Change what bw-hkix is told", "Change what bw-pccw is told");
        assertThat(answer.foreseen()).extracting(Foreseen::event).containsOnly(Event.ROUTES_RESENT);
    }

    @Test
    void announcesForNewNamespacesBeforeItWithdrawsForOldOnes() {
        var edge = advertisement("a/edge", Map.of("hkix", ""));
        var answer = order(compile(HKIX, strict("a", "one"), edge), compile(HKIX, strict("a", "two"), edge));
        assertThat(titles(answer)).containsExactly("Change what bw-hkix is told", "Close advertisements");
        assertThat(yaml(answer, 0)).contains("- one", "- two");
        assertThat(yaml(answer, 1)).contains("- two").doesNotContain("- one");
    }

    @Test
    void hasNothingToDoWhereEverythingStands() {
        var all = compile(HKIX, PCCW, strict("a", "a"), pool("a/main", "203.0.113.0/28"));
        assertThat(order(all, all).drafts()).isEmpty();
        assertThat(order(all, all).foreseen()).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfItsInputs() {
        var before = compile(HKIX, PCCW, strict("a", "a"), pool("a/old", "203.0.113.0/28"));
        var after =
                compile(peering("hkix", EDGE, 64701, "10.0.1.9"), strict("a", "a"), pool("a/new", "203.0.113.16/28"));
        var shuffled = new ArrayList<>(before);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(order(shuffled, after)).isEqualTo(order(before, after));
    }

    @Test
    void endsAsDesiredFromEveryMomentOfItsOwnPlan() {
        var before = compile(
                HKIX,
                PCCW,
                strict("a", "a"),
                pool("a/old", "203.0.113.0/28"),
                advertisement("a/o", Map.of("hkix", "")));
        var after = compile(
                peering("hkix", EDGE, 64701, "10.0.1.9", "fd00:0:1::9"),
                PCCW,
                strict("a", "a"),
                pool("a/new", "203.0.113.16/28"),
                advertisement("a/n", Map.of("pccw", "")));
        var drafts = order(before, after).drafts();
        for (int done = 0; done <= drafts.size(); done++) {
            var moment = carried(before, drafts.subList(0, done));
            var rest = order(moment, after).drafts();
            assertThat(carried(moment, rest)).as("after %d phases", done).containsExactlyInAnyOrderElementsOf(after);
        }
    }

    private static List<Manifest> carried(Collection<Manifest> before, List<Draft> drafts) {
        var state = new TreeMap<ObjectRef, Manifest>();
        before.forEach(manifest -> state.put(manifest.ref(), manifest));
        for (Draft draft : drafts) {
            for (Step step : draft.steps()) {
                switch (step) {
                    case Step.Put(var manifest, var _) -> state.put(manifest.ref(), manifest);
                    case Step.TemporaryPut(var manifest, var _) -> state.put(manifest.ref(), manifest);
                    case Step.Prune(var ref, var _) -> state.remove(ref);
                    case Step.Release(var ref, var _) -> state.remove(ref);
                }
            }
        }
        return List.copyOf(state.values());
    }

    private static PeeringIntent timed(PeeringIntent peering, int hold, @Nullable Integer gracefulRestart) {
        PeerProfile profile = peering.profile();
        return new PeeringIntent(
                peering.id(),
                peering.instance(),
                peering.peerAsn(),
                peering.addresses(),
                new PeerProfile(
                        new Timers(120, hold, 10), gracefulRestart, 1, profile.authSecret(), profile.families()));
    }

    /** The fabric's part of what intents compile to, and tenants' pools and advertisements. */
    private static List<Manifest> compile(Intent... intents) {
        return COMPILER.compile(snapshot(intents)).values().stream()
                .filter(manifest -> manifest.ref().kind().startsWith("CiliumBGP")
                        || manifest.ref().kind().equals("CiliumLoadBalancerIPPool"))
                .toList();
    }

    private static FabricOrder.Answer order(Collection<Manifest> before, Collection<Manifest> after) {
        return FabricOrder.order(Situation.of(before, after, SITE, ClusterSettings.TENANT_LABEL));
    }

    private static List<String> titles(FabricOrder.Answer answer) {
        return answer.drafts().stream().map(Draft::title).toList();
    }

    private static List<Manifest> manifests(Draft draft) {
        return draft.steps().stream()
                .filter(Step.Put.class::isInstance)
                .map(step -> ((Step.Put) step).manifest())
                .toList();
    }

    private static String yaml(FabricOrder.Answer answer, int phase) {
        return String.join(
                "---\n",
                manifests(answer.drafts().get(phase)).stream()
                        .map(Manifest::yaml)
                        .toList());
    }

    private static Set<String> peers(Collection<Manifest> manifests) {
        var peers = new HashSet<String>();
        manifests.stream()
                .filter(manifest -> manifest.spec() instanceof Node.Fields)
                .forEach(manifest -> Fabric.sessions(manifest).forEach(session -> peers.add(session.name())));
        return peers;
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        var difference = new HashSet<>(one);
        difference.addAll(other);
        difference.removeIf(each -> one.contains(each) && other.contains(each));
        return difference;
    }
}
