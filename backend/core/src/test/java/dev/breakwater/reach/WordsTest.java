package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.FlowRow.Group;
import dev.breakwater.reach.FlowRow.Packet;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flows, as people read them. */
class WordsTest {
    private static final Request GET = new Request.Http(new HttpRule("GET", "/a", null, Map.of()));

    private static FlowRow row(boolean rehandled, Traffic... traffic) {
        return new FlowRow(
                new Group("a", List.of()),
                new Group("b", List.of()),
                List.of(traffic),
                rehandled,
                new Packet("a", "b", Protocol.TCP, 80, ""),
                List.of());
    }

    private static Traffic[] all(List<Request> requests) {
        return Arrays.stream(Protocol.values())
                .map(each -> new Traffic(each, 0, Space.lastPort(each), requests))
                .toArray(Traffic[]::new);
    }

    @Test
    void sayProtocolsPortsAndRequests() {
        assertThat(new Traffic(Protocol.TCP, 80, 80, List.of())).hasToString("TCP 80");
        assertThat(new Traffic(Protocol.TCP, 0, 80, List.of())).hasToString("TCP 0-80");
        assertThat(new Traffic(Protocol.UDP, 1, 65535, List.of())).hasToString("UDP 1-65535");
        assertThat(new Traffic(Protocol.UDP, 0, 65535, List.of())).hasToString("UDP");
        assertThat(new Traffic(Protocol.ICMP, 0, 255, List.of())).hasToString("ICMP");
        assertThat(new Traffic(Protocol.TCP, 80, 80, List.of(GET))).hasToString("TCP 80 (only GET /a)");
    }

    @Test
    void sayAnyTrafficForAllOfItOnly() {
        assertThat(row(false, all(List.of()))).hasToString("a -> b, any traffic");
        assertThat(row(false, all(List.of(GET))).toString()).contains("TCP (only GET /a)");
        assertThat(row(false, Arrays.copyOf(all(List.of()), 2))).hasToString("a -> b, TCP, UDP");
        Traffic[] narrowed = all(List.of());
        narrowed[0] = new Traffic(narrowed[0].protocol(), 0, 80, List.of());
        assertThat(row(false, narrowed).toString()).startsWith("a -> b, TCP 0-80, UDP");
        assertThat(row(true, new Traffic(Protocol.TCP, 80, 80, List.of())))
                .hasToString("a -> b, TCP 80 (handed over between the plain path and a proxy)");
    }

    @Test
    void sayWhichRequests() {
        assertThat(Request.ANY).hasToString("any request");
        assertThat(new Request.Nothing()).hasToString("no request");
        assertThat(GET).hasToString("GET /a");
        assertThat(new Request.Question(new DomainPattern("*.example.com", true)))
                .hasToString("DNS *.example.com");
        assertThat(new Request.ServerName("example.com")).hasToString("TLS example.com");
        assertThat(new Request.Unmodelled("kafka")).hasToString("kafka");
        assertThat(new Request.Both(List.of(GET, new Request.ServerName("x")))).hasToString("GET /a and TLS x");
        assertThat(new Request.Other(List.of(GET, GET))).hasToString("any but GET /a, GET /a");
    }

    @Test
    void sayThatNothingDiffers() {
        var none = List.<FlowRow>of();
        var some = List.of(row(false));
        assertThat(new FlowDifference(none, none, none).isEmpty()).isTrue();
        assertThat(new FlowDifference(some, none, none).isEmpty()).isFalse();
        assertThat(new FlowDifference(none, some, none).isEmpty()).isFalse();
        assertThat(new FlowDifference(none, none, some).isEmpty()).isFalse();
    }

    @Test
    void knowAnAddressOfAPodByItsWholePrefix() {
        Cluster cluster = Cluster.with("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: rule, namespace: shop}
                spec: {endpointSelector: {matchLabels: {app: web}}, egress: [{toCIDR: [10.0.0.0/8]}]}
                """)
                .add(new Endpoint(
                        "shop/six", "shop", Map.of("app", "six"), List.of(), null, "2001:db8::6", null, null, null));
        for (String pod : List.of("shop/db", "10.1.0.2", "10.1.0.2/32", "2001:db8::6", "2001:db8::6/128")) {
            assertThat(cluster.tcp("shop/web", pod, 80)).as(pod).isEqualTo("defaultDeny allowed");
        }
        for (String other : List.of("10.1.0.77", "10.1.0.2/31")) {
            assertThat(cluster.tcp("shop/web", other, 80)).as(other).isEqualTo("allowed n/a");
        }
    }
}
