package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Reachability.Agreement;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of whole states: differences in words, isolation, pods to come. */
class ProofTest {
    private static final String TENANT = "io.cilium.k8s.namespace.labels.tenant";
    private static final LayerSeven PLAIN = new LayerSeven.None();
    private static final Topology TOPOLOGY = Topology.of(
            List.of(
                    new Topology.Namespace("tenant-a", Map.of("tenant", "a")),
                    new Topology.Namespace("tenant-a-data", Map.of("tenant", "a")),
                    new Topology.Namespace("tenant-b", Map.of("tenant", "b"))),
            List.of(
                    Endpoint.pod("tenant-a", "frontend", Map.of("app", "frontend")),
                    Endpoint.pod("tenant-a", "backend", Map.of("app", "backend")),
                    Endpoint.pod("tenant-a-data", "mysql", Map.of("app", "mysql")),
                    Endpoint.pod("tenant-a-data", "redis", Map.of("app", "redis")),
                    Endpoint.pod("tenant-b", "web", Map.of("app", "web"))));

    private int number;

    private Clause.Origin origin() {
        return new Clause.Origin(
                new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, "p" + number++), "spec");
    }

    private static Selector labelled(String key, String value) {
        return Selector.of(Requirement.is(new Label("k8s", key, value)));
    }

    private Clause closed(String tenant, Direction direction) {
        return Clause.defaultDeny(origin(), direction, new Subject(labelled(TENANT, tenant), null, false));
    }

    private Clause allow(Selector subject, Direction direction, Peer peer, int port, LayerSeven layerSeven) {
        List<PortMatch> ports = List.of(new PortMatch.Range(Protocol.TCP, port, port));
        return new Clause(
                origin(), direction, Effect.ALLOW, new Subject(subject, null, false), List.of(peer), ports, layerSeven);
    }

    private Clause mysql() {
        return allow(
                labelled("app", "mysql"),
                Direction.INGRESS,
                new Peer.Labelled(labelled("app", "frontend")),
                3306,
                PLAIN);
    }

    private static FlowDifference difference(List<Clause> before, List<Clause> after) {
        List<Clause> every = new ArrayList<>(before);
        every.addAll(after);
        var space = Space.of(TOPOLOGY, every);
        return space.reachability(before).differenceTo(space.reachability(after));
    }

    @Test
    void saysADifferenceInOneSentence() {
        List<Clause> before = List.of(closed("a", Direction.INGRESS));
        List<Clause> after = List.of(before.getFirst(), mysql());
        FlowDifference difference = difference(before, after);
        assertThat(difference.denied()).isEmpty();
        assertThat(difference.allowed())
                .singleElement()
                .hasToString("tenant-a app=frontend -> tenant-a-data app=mysql, TCP 3306");
        FlowRow row = difference.allowed().getFirst();
        assertThat(row.example()).hasToString("tenant-a/frontend -> tenant-a-data/mysql TCP 3306");
        assertThat(row.because()).containsExactly(after.getLast().origin());
    }

    @Test
    void namesRequestsThatAProxyLetsPass() {
        var charge = new LayerSeven.Http(List.of(new LayerSeven.HttpRule("POST", "/v1/charge", null, Map.of())));
        var floor = closed("a", Direction.INGRESS);
        var rule = allow(
                labelled("app", "backend"),
                Direction.INGRESS,
                new Peer.Labelled(labelled("app", "frontend")),
                80,
                charge);
        assertThat(difference(List.of(floor), List.of(floor, rule)).allowed())
                .singleElement()
                .hasToString("tenant-a app=frontend -> tenant-a app=backend, TCP 80 (only POST /v1/charge)");
    }

    @Test
    void marksFlowsThatAProxyTakesOver() {
        var floor = closed("a", Direction.INGRESS);
        var any = new LayerSeven.Http(List.of(new LayerSeven.HttpRule(null, null, null, Map.of())));
        var peer = new Peer.Labelled(labelled("app", "frontend"));
        var plain = allow(labelled("app", "backend"), Direction.INGRESS, peer, 80, PLAIN);
        var proxied = allow(labelled("app", "backend"), Direction.INGRESS, peer, 80, any);
        FlowDifference difference = difference(List.of(floor, plain), List.of(floor, proxied));
        assertThat(difference.allowed()).isEmpty();
        assertThat(difference.denied()).isEmpty();
        assertThat(difference.rehandled()).singleElement().matches(FlowRow::rehandled);
    }

    @Test
    void provesIsolationAndGivesACounterExampleWhereThereIsNone() {
        var floor = closed("b", Direction.INGRESS);
        var towardsA = closed("a", Direction.INGRESS);
        var hole = allow(
                labelled("app", "web"), Direction.INGRESS, new Peer.Labelled(labelled("app", "frontend")), 443, PLAIN);
        var space = Space.of(TOPOLOGY, List.of(floor, towardsA, hole));
        assertThat(space.reachability(List.of(floor, towardsA)).crossings("tenant", Set.of()))
                .isEmpty();
        var open = space.reachability(List.of(floor, towardsA, hole));
        List<FlowRow> crossings = open.crossings("tenant", Set.of());
        assertThat(crossings).singleElement().hasToString("tenant-a app=frontend -> tenant-b, TCP 443");
        assertThat(crossings.getFirst().because()).containsExactly(hole.origin());
        assertThat(open.crossings("tenant", Set.of(new Agreement("a", "b")))).isEmpty();
        assertThat(open.crossings("tenant", Set.of(new Agreement("b", "a")))).isNotEmpty();
    }

    @Test
    void alsoProvesItForPodsThatDoNotExistYet() {
        var floor = closed("b", Direction.INGRESS);
        var towardsA = closed("a", Direction.INGRESS);
        var hole = allow(
                labelled("app", "batch"), Direction.INGRESS, new Peer.Labelled(labelled("app", "cron")), 443, PLAIN);
        List<Clause> clauses = List.of(floor, towardsA, hole);
        assertThat(Space.of(TOPOLOGY, clauses).reachability(clauses).crossings("tenant", Set.of()))
                .isEmpty();
        Topology more = Representatives.addedTo(TOPOLOGY, clauses);
        assertThat(Space.of(more, clauses).reachability(clauses).crossings("tenant", Set.of()))
                .isNotEmpty();
    }

    @Test
    void representsEachLabelSetOnceInEachNamespaceThatItFits() {
        var elsewhere = Selector.of(
                Requirement.is(new Label("k8s", TENANT, "b")), Requirement.is(new Label("k8s", "app", "x")));
        var any = Selector.of(Requirement.exists("k8s", "role"));
        Topology more = Representatives.addedTo(
                TOPOLOGY, List.of(allow(elsewhere, Direction.INGRESS, new Peer.Labelled(any), 1, PLAIN)));
        assertThat(more.endpoints().stream()
                        .filter(each -> each.namespace().equals("tenant-b"))
                        .map(Endpoint::labels))
                .containsExactlyInAnyOrder(
                        Map.of("app", "web"),
                        Map.of(),
                        Map.of("app", "x"),
                        Map.of("role", "zz-any"),
                        Map.of("app", "x", "role", "zz-any"));
        assertThat(more.endpoints().stream()
                        .filter(each -> each.namespace().equals("tenant-a"))
                        .map(Endpoint::labels))
                .contains(Map.of("role", "zz-any"))
                .doesNotContain(Map.of("app", "x"));
    }

    @Test
    void refusesToCompareWhatItWasNotCutFor() {
        var space = Space.of(TOPOLOGY, List.of());
        var block = allow(
                labelled("app", "web"),
                Direction.EGRESS,
                new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of()),
                443,
                PLAIN);
        assertThatThrownBy(() -> space.reachability(List.of(block)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/8");
        var other = Space.of(TOPOLOGY, List.of()).reachability(List.of());
        assertThatThrownBy(() -> space.reachability(List.of()).differenceTo(other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comparesAStateWithOneOfAFinerSpace() {
        var floor = closed("b", Direction.EGRESS);
        var space = Space.of(TOPOLOGY, List.of(floor));
        var block = allow(
                labelled("app", "web"),
                Direction.EGRESS,
                new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of()),
                443,
                PLAIN);
        var finer = space.with(List.of(block));
        var before = space.reachability(List.of(floor));
        var after = finer.reachability(before, List.of(block), List.of());
        assertThat(before.differenceTo(after).allowed()).singleElement().hasToString("tenant-b -> 10.0.0.0/8, TCP 443");
        assertThat(before.differenceTo(after).allowed().getFirst().example())
                .hasToString("tenant-b/web -> 10.0.0.0 TCP 443");
    }
}
