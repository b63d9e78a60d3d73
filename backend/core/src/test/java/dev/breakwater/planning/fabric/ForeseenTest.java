package dev.breakwater.planning.fabric;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.pool;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.planning.Situation;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.ClusterName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every session, node and prefix that a change will touch is named before the commit. */
class ForeseenTest {
    private static final Compiler COMPILER =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));
    private static final Instance EDGE = instance("edge", 64512, "edge");
    private static final PeeringIntent HKIX = peering("hkix", EDGE, 64701, "10.0.1.1");
    private static final PeeringIntent PCCW = peering("pccw", EDGE, 64702, "10.0.2.1");
    private static final String BLOCKS = " for 203.0.113.0/28, 203.0.113.16/28";
    private static final String EVERYWHERE = " on hk-w1, hk-w2" + BLOCKS;
    private static final String TAKEN =
            ": a session with the same name or address is removed before the new one is added";
    private static final Topology SITE = new Topology(
            true,
            AgentOptions.DEFAULT,
            List.of(),
            List.of(),
            List.of(node("hk-w2", "edge"), node("hk-w1", "edge"), node("hk-w3", "spare")),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private static Topology.Node node(String name, String bgp) {
        return new Topology.Node(name, Map.of("breakwater.dev/bgp", bgp), null, null, false);
    }

    private static List<Manifest> with(Intent... intents) {
        var all = new ArrayList<Intent>(List.of(intents));
        all.add(strict("a", "a"));
        all.add(pool("a/main", "203.0.113.16/28", "203.0.113.0/28"));
        var told = new TreeMap<String, String>();
        for (Intent each : intents) {
            if (each instanceof PeeringIntent peering) {
                told.put(peering.id().toString(), "");
            }
        }
        if (!told.isEmpty()) {
            all.add(advertisement("a/edge", told));
        }
        return COMPILER.compile(snapshot(all.toArray(Intent[]::new))).values().stream()
                .filter(manifest -> manifest.ref().kind().startsWith("CiliumBGP")
                        || manifest.ref().kind().equals("CiliumLoadBalancerIPPool"))
                .toList();
    }

    private static List<String> foreseen(List<Manifest> before, List<Manifest> after) {
        return order(before, after).foreseen().stream().map(Foreseen::sentence).toList();
    }

    private static FabricOrder.Answer order(List<Manifest> before, List<Manifest> after) {
        return FabricOrder.order(Situation.of(before, after, SITE, ClusterSettings.TENANT_LABEL));
    }

    @Test
    void namesTheSessionsNodesAndPrefixesOfTheFirstUplink() {
        assertThat(foreseen(with(), with(HKIX)))
                .containsExactly(
                        "Routes are announced with hkix-10.0.1.1" + BLOCKS
                                + ": the advertisement bw-a.edge.hkix is opened",
                        "New sessions with hkix-10.0.1.1" + EVERYWHERE + ": bw-edge is new");
    }

    @Test
    void namesTheNewUplinkAloneWhereAnotherOneStands() {
        var answer = order(with(HKIX), with(HKIX, PCCW));
        assertThat(foreseen(with(HKIX), with(HKIX, PCCW)))
                .containsExactly(
                        "Routes are announced with pccw-10.0.2.1" + BLOCKS
                                + ": the advertisement bw-a.edge.pccw is opened",
                        "New sessions with pccw-10.0.2.1" + EVERYWHERE + ": bw-pccw is connected");
        assertThat(answer.drafts().getLast().barrier()).isEqualTo(new Barrier.SessionsUp(List.of("pccw-10.0.2.1")));
    }

    @Test
    void namesWhatGoesWithAnUplink() {
        assertThat(foreseen(with(HKIX, PCCW), with(HKIX)))
                .containsExactly(
                        "Sessions are closed with pccw-10.0.2.1" + EVERYWHERE
                                + ": bw-pccw no longer has [pccw-10.0.2.1]",
                        "Routes are withdrawn with pccw-10.0.2.1" + BLOCKS
                                + ": the advertisement bw-a.edge.pccw closes");
        assertThat(order(with(HKIX, PCCW), with(HKIX)).drafts().getFirst().barrier())
                .isEqualTo(new Barrier.Drained());
        assertThat(foreseen(with(HKIX), with()))
                .containsExactly(
                        "Sessions are closed with hkix-10.0.1.1" + EVERYWHERE + ": bw-edge goes",
                        "Routes are withdrawn with hkix-10.0.1.1" + BLOCKS
                                + ": the advertisement bw-a.edge.hkix closes");
    }

    @Test
    void namesAllAddressesThatOneUplinkLoses() {
        var three = with(peering("hkix", EDGE, 64701, "10.0.1.3", "10.0.1.1", "10.0.1.2"), PCCW);
        assertThat(foreseen(three, with(HKIX, PCCW)))
                .containsExactly("Sessions are closed with hkix-10.0.1.2, hkix-10.0.1.3" + EVERYWHERE
                        + ": bw-hkix no longer has [hkix-10.0.1.2, hkix-10.0.1.3]");
        assertThat(foreseen(with(HKIX, PCCW), three))
                .containsExactly(
                        "New sessions with hkix-10.0.1.2, hkix-10.0.1.3" + EVERYWHERE + ": bw-hkix is connected");
    }

    @Test
    void saysWhatBridgesTheResetOfEachUplink() {
        var after = with(peering("hkix", EDGE, 64799, "10.0.1.1"), peering("pccw", EDGE, 64798, "10.0.2.1"));
        var answer = order(with(HKIX, PCCW), after);
        assertThat(foreseen(with(HKIX, PCCW), after))
                .containsExactly(
                        "Sessions are reset with hkix-10.0.1.1" + EVERYWHERE + TAKEN
                                + "; no other uplink stands; traffic is interrupted, whatever the order",
                        "Sessions are reset with pccw-10.0.2.1" + EVERYWHERE + TAKEN
                                + "; another uplink stands; traffic goes on meanwhile");
        assertThat(answer.drafts())
                .extracting(Draft::barrier)
                .containsExactly(
                        new Barrier.SessionsUp(List.of("hkix-10.0.1.1")),
                        new Barrier.SessionsUp(List.of("pccw-10.0.2.1")));
    }

    @Test
    void namesTheNodesThatComeAndThoseThatGo() {
        Instance spare = instance("edge", 64512, "spare");
        var after = with(peering("hkix", spare, 64701, "10.0.1.1"), peering("pccw", spare, 64702, "10.0.2.1"));
        assertThat(foreseen(with(HKIX, PCCW), after))
                .containsExactly(
                        "New sessions with hkix-10.0.1.1, pccw-10.0.2.1 on hk-w3: more nodes are selected",
                        "Sessions are closed with hkix-10.0.1.1, pccw-10.0.2.1" + EVERYWHERE
                                + ": nodes are no longer selected, and others announce by then"
                                + "; traffic goes on meanwhile");
        assertThat(order(with(HKIX, PCCW), after).drafts().getFirst().barrier())
                .isEqualTo(new Barrier.SessionsUp(List.of("hkix-10.0.1.1", "pccw-10.0.2.1")));
    }

    @Test
    void namesTheOldNodesAsLongAsTheyHaveSessions() {
        Instance spare = instance("edge", 64512, "spare");
        String everywhere = " on hk-w1, hk-w2, hk-w3" + BLOCKS;
        var reset = with(peering("hkix", spare, 64799, "10.0.1.1"), peering("pccw", spare, 64702, "10.0.2.1"));
        assertThat(foreseen(with(HKIX, PCCW), reset))
                .contains("Sessions are reset with hkix-10.0.1.1" + everywhere + TAKEN
                        + "; another uplink stands; traffic goes on meanwhile");
        assertThat(foreseen(with(HKIX, PCCW), with(peering("hkix", spare, 64701, "10.0.1.1"))))
                .contains("Sessions are closed with pccw-10.0.2.1" + everywhere
                        + ": bw-pccw no longer has [pccw-10.0.2.1]");
        Instance local = instance("edge", 64513, "spare");
        assertThat(foreseen(with(HKIX), with(peering("hkix", local, 64701, "10.0.1.1"))))
                .singleElement()
                .asString()
                .startsWith("Sessions are reset with hkix-10.0.1.1" + everywhere + ": the BGP instance is stopped");
    }

    @Test
    void namesTheNewNodesAloneWhereTheOldOnesAreLetGoAtOnce() {
        var another = new Instance(EDGE.name(), EDGE.localAsn(), Labels.of("another.dev/key", "edge"));
        assertThat(foreseen(with(HKIX), with(peering("hkix", another, 64799, "10.0.1.1"))))
                .first()
                .asString()
                .startsWith("Sessions are reset with hkix-10.0.1.1" + BLOCKS);
    }

    @Test
    void movesNodesAndUplinksOneAfterAnother() {
        Instance spare = instance("edge", 64512, "spare");
        var hkix = peering("hkix", spare, 64701, "10.0.1.1");
        var pccw = peering("pccw", spare, 64702, "10.0.2.1");
        assertThat(order(with(HKIX), with(hkix, pccw)).drafts())
                .extracting(Draft::title)
                .containsExactly(
                        "Create peer configs",
                        "Open advertisements",
                        "Select the new nodes too",
                        "Connect bw-pccw",
                        "Bring bw-edge to its last form");
        assertThat(order(with(HKIX, PCCW), with(hkix)).drafts())
                .extracting(Draft::title)
                .containsExactly(
                        "Select the new nodes too",
                        "Disconnect bw-pccw",
                        "Bring bw-edge to its last form",
                        "Close advertisements",
                        "Remove peer configs");
        assertThat(puts(order(with(HKIX, PCCW), with(hkix)), "Disconnect bw-pccw"))
                .contains("hkix-10.0.1.1", "- edge", "- spare")
                .doesNotContain("pccw");
    }

    private static String puts(FabricOrder.Answer answer, String title) {
        return answer.drafts().stream()
                .filter(draft -> draft.title().equals(title))
                .flatMap(draft -> draft.steps().stream())
                .map(step -> step instanceof Step.Put(var manifest, var _) ? manifest.yaml() : "")
                .collect(Collectors.joining("---\n"));
    }

    @Test
    void namesEverySessionThatAnotherLocalAsnResets() {
        Instance local = instance("edge", 64513, "edge");
        var after = with(peering("hkix", local, 64701, "10.0.1.1"), peering("pccw", local, 64702, "10.0.2.1"));
        assertThat(foreseen(with(HKIX, PCCW), after))
                .containsExactly("Sessions are reset with hkix-10.0.1.1, pccw-10.0.2.1" + EVERYWHERE
                        + ": the BGP instance is stopped and started with another local ASN, name or router id;"
                        + " peers refuse it until they know it; traffic is interrupted, whatever the order");
        assertThat(order(with(HKIX, PCCW), after).drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.barrier())
                        .isEqualTo(new Barrier.SessionsUp(List.of("hkix-10.0.1.1", "pccw-10.0.2.1"))));
    }

    @Test
    void namesWhatReplacesAnotherConfigOnTheSameNodes() {
        var same = with(peering("hkix", instance("core", 64512, "edge"), 64701, "10.0.1.1"));
        assertThat(foreseen(with(HKIX), same))
                .containsExactly(
                        "Sessions are closed with hkix-10.0.1.1" + EVERYWHERE
                                + ": a node has one cluster config; bw-edge goes before bw-core comes"
                                + "; traffic is interrupted, whatever the order",
                        "New sessions with hkix-10.0.1.1" + EVERYWHERE + ": bw-core replaces it");
        var others = with(peering("hkix", instance("core", 64512, "spare"), 64701, "10.0.1.1"));
        assertThat(foreseen(with(HKIX), others))
                .containsExactly(
                        "New sessions with hkix-10.0.1.1 on hk-w3" + BLOCKS + ": bw-core is new",
                        "Sessions are closed with hkix-10.0.1.1" + EVERYWHERE + ": bw-edge goes");
    }

    @Test
    void namesTheAddressesThatAPoolGivesUp() {
        var bare = COMPILER.compile(snapshot(strict("a", "a"), pool("a/main", "203.0.113.0/28"))).values().stream()
                .filter(manifest -> manifest.ref().kind().equals("CiliumLoadBalancerIPPool"))
                .toList();
        assertThat(foreseen(with(), bare))
                .containsExactly("Services lose their addresses for 203.0.113.16/28"
                        + ": the pool bw-a.main gives up 203.0.113.16/28");
        assertThat(foreseen(with(), List.of()))
                .containsExactly("Services lose their addresses" + BLOCKS
                        + ": the pool bw-a.main gives up 203.0.113.0/28, 203.0.113.16/28");
    }
}
