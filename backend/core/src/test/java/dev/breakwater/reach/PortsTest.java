package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint.NamedPort;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ports, ranges, protocols, names and ICMP. */
class PortsTest {

    private static Cluster ingress(String item) {
        return Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, ingress: [%s]}
                """.formatted(item));
    }

    private static Cluster ports(String ports) {
        return ingress("{fromEndpoints: [{}], toPorts: [{ports: [%s]}]}".formatted(ports));
    }

    private static boolean open(Cluster cluster, Protocol protocol, int port) {
        return cluster.decide(Cluster.flow("shop/web", "shop/db", protocol, port)) instanceof Verdict.Allowed;
    }

    private static boolean ping(Cluster cluster, Protocol protocol, int type) {
        return cluster.decide(Cluster.flow("shop/web", "shop/db", protocol, 0).ofType(type)) instanceof Verdict.Allowed;
    }

    @Test
    void areOfTheirProtocolOnly() {
        assertThat(open(ports("{port: \"53\", protocol: UDP}"), Protocol.UDP, 53))
                .isTrue();
        assertThat(open(ports("{port: \"53\", protocol: UDP}"), Protocol.TCP, 53))
                .isFalse();
    }

    @Test
    void areOfThreeProtocolsWhereNoneOrAnyIsSaid() {
        for (String port : new String[] {"{port: \"53\"}", "{port: \"53\", protocol: ANY}"}) {
            for (Protocol protocol : new Protocol[] {Protocol.TCP, Protocol.UDP, Protocol.SCTP}) {
                assertThat(open(ports(port), protocol, 53)).isTrue();
            }
            assertThat(ping(ports(port), Protocol.ICMP, 8)).isFalse();
        }
    }

    @Test
    void areARangeUpToEndPort() {
        var range = ports("{port: \"8000\", endPort: 8080}");
        assertThat(open(range, Protocol.TCP, 7999)).isFalse();
        assertThat(open(range, Protocol.TCP, 8000)).isTrue();
        assertThat(open(range, Protocol.TCP, 8080)).isTrue();
        assertThat(open(range, Protocol.TCP, 8081)).isFalse();
    }

    @Test
    void areAllOfTheirProtocolWhereTheyAreZero() {
        assertThat(open(ports("{port: \"0\", protocol: TCP}"), Protocol.TCP, 65535))
                .isTrue();
        assertThat(open(ports("{port: \"0\", protocol: TCP}"), Protocol.UDP, 1)).isFalse();
        assertThat(ping(ports("{port: \"0\"}"), Protocol.ICMP, 8)).isFalse();
    }

    @Test
    void areEveryProtocolAndIcmpWhereTheItemHasNone() {
        assertThat(ping(ingress("{fromEndpoints: [{}]}"), Protocol.ICMP, 8)).isTrue();
        assertThat(ping(ingress("{fromEndpoints: [{}]}"), Protocol.ICMPV6, 128)).isTrue();
        assertThat(open(ingress("{fromEndpoints: [{}]}"), Protocol.SCTP, 9)).isTrue();
    }

    @Test
    void areThePodsOwnByNameInIngress() {
        var cluster = ports("{port: HTTP, protocol: TCP}")
                .pod("db", Map.of("app", "db"), new NamedPort("http", 8080, Protocol.TCP));
        assertThat(open(cluster, Protocol.TCP, 8080)).isTrue();
        assertThat(open(cluster, Protocol.TCP, 80)).isFalse();
    }

    @Test
    void areNoneByANameThatThePodLacksOrHasForAnotherProtocol() {
        assertThat(open(ports("{port: http}"), Protocol.TCP, 80)).isFalse();
        var udp = ports("{port: http, protocol: TCP}")
                .pod("db", Map.of("app", "db"), new NamedPort("http", 80, Protocol.UDP));
        assertThat(open(udp, Protocol.TCP, 80)).isFalse();
    }

    @Test
    void areTheOneNumberOfTheClusterByNameInEgress() {
        var cluster = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: db}}, egress: [{toEntities: [all], toPorts: [{ports: [{port: http}]}]}]}
                """).pod("front", Map.of("app", "front"), new NamedPort("http", 8080, Protocol.TCP));
        assertThat(cluster.tcp("shop/db", "bank/web", 8080)).isEqualTo("allowed allowed");
        assertThat(cluster.tcp("shop/db", Cluster.WORLD, 8080)).isEqualTo("allowed n/a");
        assertThat(cluster.tcp("shop/db", "bank/web", 80)).isEqualTo("defaultDeny allowed");
    }

    @Test
    void areIcmpTypesByNumberAndByNameOfTheirFamily() {
        for (String field :
                new String[] {"{type: 8}", "{type: \"8\"}", "{type: EchoRequest}", "{family: IPv4, type: Echo}"}) {
            var cluster = ingress("{fromEndpoints: [{}], icmps: [{fields: [%s]}]}".formatted(field));
            assertThat(ping(cluster, Protocol.ICMP, 8)).as(field).isTrue();
            assertThat(ping(cluster, Protocol.ICMP, 3)).as(field).isFalse();
            assertThat(ping(cluster, Protocol.ICMPV6, 8)).as(field).isFalse();
            assertThat(open(cluster, Protocol.TCP, 8)).as(field).isFalse();
        }
        var v6 = ingress("{fromEndpoints: [{}], icmps: [{fields: [{family: IPv6, type: EchoRequest}]}]}");
        assertThat(ping(v6, Protocol.ICMPV6, 128)).isTrue();
    }

    @Test
    void areRefusedByAnIcmpNameOfTheOtherFamily() {
        assertThat(ingress("{icmps: [{fields: [{type: PacketTooBig}]}]}")
                        .refusal()
                        .reason())
                .isEqualTo("ICMP type PacketTooBig not found in IPv4");
    }

    @Test
    void areOpenToTheWorldByIcmpWithoutPeers() {
        var cluster = ingress("{icmps: [{fields: [{type: 8}]}]}");
        assertThat(cluster.ping(Cluster.WORLD, "shop/db")).isEqualTo("n/a allowed");
    }
}
