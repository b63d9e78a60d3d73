package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.TENANT;
import static dev.breakwater.planning.flow.Written.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Group;
import dev.breakwater.reach.FlowRow.Packet;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A temporary deny is for exactly the pods between which flows would leak, and for none of their neighbours. */
class TemporaryDeniesTest {
    private static final String INHERITED = "io.cilium.k8s.namespace.labels." + TENANT;
    private static final Traffic HTTP = new Traffic(Protocol.TCP, 80, 80, List.of());
    private static final Space EMPTY = Space.of(Written.PODS, List.of());

    private static Party pods(int index, @Nullable String namespace, String... labels) {
        return party(index, Party.Kind.PODS, namespace, labels);
    }

    private static Party party(int index, Party.Kind kind, @Nullable String namespace, String... labels) {
        var all = new HashSet<Label>();
        for (int i = 0; i < labels.length; i += 2) {
            all.add(new Label("k8s", labels[i], labels[i + 1]));
        }
        return new Party(index, kind, "party" + index, namespace, all);
    }

    private static FlowRow row(List<Party> from, List<Party> to, Traffic... traffic) {
        return new FlowRow(
                new Group("", from),
                new Group("", to),
                List.of(traffic),
                false,
                new Packet("", "", Protocol.TCP, 0, ""),
                List.of());
    }

    private static List<Manifest> denies(Space space, FlowRow... rows) {
        return TemporaryDenies.of(space, TENANT, Arrays.asList(rows), false);
    }

    @Test
    void namesBothEndsByAllTheirLabels() {
        Party from = pods(0, "w", "app", "a", "tier", "front", INHERITED, "w");
        Party to = pods(1, "v", "app", "b", INHERITED, "v", "io.kubernetes.pod.namespace", "v");
        assertThat(denies(EMPTY, row(List.of(from), List.of(to), HTTP)))
                .singleElement()
                .satisfies(deny -> {
                    assertThat(deny.spec()).isEqualTo(node("""
                            description: 'Temporary: keeps closed, until a change is through, what it must not open'
                            endpointSelector: {matchLabels: {'k8s:app': b, 'k8s:io.kubernetes.pod.namespace': v}}
                            enableDefaultDeny: {ingress: false, egress: false}
                            ingressDeny:
                            - fromEndpoints:
                              - matchLabels: {'k8s:app': a, 'k8s:tier': front, 'k8s:io.kubernetes.pod.namespace': w}
                              toPorts: [{ports: [{port: '80', protocol: TCP}]}]
                            """));
                    assertThat(deny.ref().name()).startsWith("bw-v-tmp-deny-");
                    assertThat(deny.labels()).containsEntry(TENANT, "v");
                });
    }

    @Test
    void namesTheLabelsThatNeighboursHaveAndAnEndLacks() {
        var topology = Topology.of(
                List.of(new Topology.Namespace("w", Map.of()), new Topology.Namespace("v", Map.of())),
                List.of(
                        Endpoint.pod("w", "one", Map.of("app", "a")),
                        Endpoint.pod("w", "two", Map.of("app", "a", "tier", "front", "zone", "x")),
                        Endpoint.pod("v", "far", Map.of("rack", "r"))));
        Space space = Space.of(topology, List.of());
        Party one = space.party("w/one");
        Party two = space.party("w/two");
        assertThat(denies(space, row(List.of(two), List.of(one), HTTP)))
                .singleElement()
                .satisfies(deny -> assertThat(deny.spec()).isEqualTo(node("""
                        description: 'Temporary: keeps closed, until a change is through, what it must not open'
                        endpointSelector:
                          matchLabels: {'k8s:app': a, 'k8s:io.kubernetes.pod.namespace': w}
                          matchExpressions:
                          - {key: 'k8s:tier', operator: DoesNotExist}
                          - {key: 'k8s:zone', operator: DoesNotExist}
                        enableDefaultDeny: {ingress: false, egress: false}
                        ingressDeny:
                        - fromEndpoints:
                          - matchLabels:
                              'k8s:app': a
                              'k8s:tier': front
                              'k8s:zone': x
                              'k8s:io.kubernetes.pod.namespace': w
                          toPorts: [{ports: [{port: '80', protocol: TCP}]}]
                        """)));
    }

    @Test
    void speaksOfThePodsOwnLabelsInTheirOwnSource() {
        var labels = Set.of(new Label("k8s", "app", "a"), new Label("reserved", "init", ""));
        var odd = new Party(0, Party.Kind.PODS, "odd", "w", labels);
        assertThat(denies(EMPTY, row(List.of(odd), List.of(odd), HTTP)))
                .singleElement()
                .satisfies(deny -> assertThat(deny.yaml()).contains("k8s:app").doesNotContain("init"));
    }

    @Test
    void hasOneObjectForEachReceivingClassOfPods() {
        Party a = pods(0, "w", "app", "a");
        Party b = pods(1, "w", "app", "b");
        Party c = pods(2, "w", "app", "c");
        Traffic more = new Traffic(Protocol.UDP, 53, 53, List.of());
        assertThat(denies(EMPTY, row(List.of(a, b), List.of(b, c), HTTP), row(List.of(a), List.of(b), more)))
                .hasSize(2)
                .first()
                .satisfies(deny -> assertThat(deny.yaml()).contains("\"80\"", "\"53\""));
    }

    @Test
    void isNobodysWhereTheReceiverIsNobodys() {
        Party a = pods(0, "w", "app", "a");
        assertThat(denies(EMPTY, row(List.of(a), List.of(a), HTTP)))
                .singleElement()
                .satisfies(deny -> assertThat(deny.ref().name()).startsWith("bw-fabric-tmp-deny-"));
    }

    @Test
    void knowsTheTenantOfANamespaceThatMoves() {
        Party moving = pods(0, "w", "app", "a", INHERITED + "@0", "u", INHERITED + "@2", "t", INHERITED + "s", "no");
        assertThat(denies(EMPTY, row(List.of(moving), List.of(moving), HTTP)))
                .singleElement()
                .satisfies(deny -> assertThat(deny.labels()).containsEntry(TENANT, "t"));
    }

    @Test
    void deniesNothingWhereAnEndIsNoPod() {
        Party pod = pods(0, "w", "app", "a");
        Party nowhere = pods(1, null, "app", "b");
        for (Party other : List.of(nowhere, party(2, Party.Kind.RESERVED, "w", "app", "c"))) {
            assertThat(denies(EMPTY, row(List.of(other), List.of(pod), HTTP))).isEmpty();
            assertThat(denies(EMPTY, row(List.of(pod), List.of(other), HTTP))).isEmpty();
            assertThat(denies(EMPTY, row(List.of(pod), List.of(pod), HTTP), row(List.of(pod), List.of(other), HTTP)))
                    .as("nor the rest, which alone would be no proof")
                    .isEmpty();
        }
    }

    @Test
    void deniesNothingWhereMoreThanFiveHundredPairsWouldLeak() {
        Party to = pods(1000, "w", "app", "a");
        List<Party> senders = IntStream.range(0, 501)
                .mapToObj(i -> pods(i, "w", "app", "sender" + i))
                .toList();
        assertThat(denies(EMPTY, row(senders.subList(0, 500), List.of(to), HTTP)))
                .hasSize(1);
        assertThat(denies(EMPTY, row(senders, List.of(to), HTTP))).isEmpty();
    }
}
