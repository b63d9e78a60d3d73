package dev.breakwater.planning.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Node;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A temporary deny names exactly the traffic that would leak. */
class DeniedTrafficTest {
    private static final Node PEERS = Node.of(List.of(Map.of("matchLabels", Map.of("app", "web"))));

    private static Traffic traffic(Protocol protocol, int first, int last) {
        return new Traffic(protocol, first, last, List.of());
    }

    private static Traffic whole(Protocol protocol) {
        return traffic(protocol, 0, Space.lastPort(protocol));
    }

    private static List<Node> items(boolean whole, Traffic... traffic) {
        return new DeniedTraffic(Set.of(traffic), whole).items(PEERS);
    }

    private static Node ports(Map<?, ?>... ports) {
        return item("toPorts", "ports", ports);
    }

    private static Node messages(Map<?, ?>... messages) {
        return item("icmps", "fields", messages);
    }

    private static Node item(String section, String list, Map<?, ?>... entries) {
        return Node.fields(Map.of(
                "fromEndpoints", PEERS, section, Node.of(List.of(Map.of(list, List.copyOf(Arrays.asList(entries)))))));
    }

    @Test
    void namesAPortByItselfAndARangeByItsEnds() {
        assertThat(items(false, traffic(Protocol.TCP, 80, 80)))
                .containsExactly(ports(Map.of("port", "80", "protocol", "TCP")));
        assertThat(items(false, traffic(Protocol.UDP, 80, 90)))
                .containsExactly(ports(Map.of("port", "80", "endPort", 90, "protocol", "UDP")));
        assertThat(items(false, traffic(Protocol.SCTP, 1, 65535), traffic(Protocol.TCP, 5, 5)))
                .containsExactly(ports(
                        Map.of("port", "1", "endPort", 65535, "protocol", "SCTP"),
                        Map.of("port", "5", "protocol", "TCP")));
    }

    @Test
    void namesAWholeProtocolByPortZero() {
        assertThat(items(false, whole(Protocol.TCP))).containsExactly(ports(Map.of("port", "0", "protocol", "TCP")));
        assertThat(items(false, whole(Protocol.ICMP))).containsExactly(messages(Map.of("family", "IPv4", "type", 0)));
        assertThat(items(false, whole(Protocol.ICMPV6))).containsExactly(messages(Map.of("family", "IPv6", "type", 0)));
    }

    @Test
    void leavesPortZeroOutSinceNoRuleCanNameItByItself() {
        assertThat(items(false, traffic(Protocol.TCP, 0, 0))).isEmpty();
        assertThat(items(false, traffic(Protocol.TCP, 0, 90)))
                .containsExactly(ports(Map.of("port", "1", "endPort", 90, "protocol", "TCP")));
        assertThat(items(false, traffic(Protocol.TCP, 0, 1)))
                .containsExactly(ports(Map.of("port", "1", "protocol", "TCP")));
        assertThat(items(false, traffic(Protocol.ICMP, 0, 2)))
                .containsExactly(messages(Map.of("family", "IPv4", "type", 1), Map.of("family", "IPv4", "type", 2)));
        assertThat(items(false, traffic(Protocol.ICMP, 0, 0))).isEmpty();
    }

    @Test
    void takesTheWholeProtocolForPortZeroWhereItIsTold() {
        assertThat(items(true, traffic(Protocol.TCP, 0, 90)))
                .containsExactly(ports(Map.of("port", "0", "protocol", "TCP")));
        assertThat(items(true, traffic(Protocol.ICMP, 0, 2)))
                .containsExactly(messages(Map.of("family", "IPv4", "type", 0)));
        assertThat(items(true, traffic(Protocol.TCP, 80, 90)))
                .containsExactly(ports(Map.of("port", "80", "endPort", 90, "protocol", "TCP")));
        assertThat(items(true, traffic(Protocol.ICMPV6, 128, 128)))
                .containsExactly(messages(Map.of("family", "IPv6", "type", 128)));
    }

    @Test
    void namesNoTrafficWhereItIsAll() {
        var all = Arrays.stream(Protocol.values()).map(DeniedTrafficTest::whole).toArray(Traffic[]::new);
        assertThat(items(false, all)).containsExactly(Node.fields("fromEndpoints", PEERS));
        assertThat(items(false, whole(Protocol.TCP), whole(Protocol.UDP), whole(Protocol.SCTP), whole(Protocol.ICMP)))
                .hasSize(2);
    }

    @Test
    void takesAnotherRuleForMoreThanFortyPortsOrTypes() {
        var forty = new HashSet<Traffic>();
        for (int port = 1; port <= 40; port++) {
            forty.add(traffic(Protocol.TCP, 2 * port, 2 * port));
            forty.add(traffic(Protocol.ICMP, 2 * port, 2 * port));
        }
        assertThat(new DeniedTraffic(forty, false).items(PEERS)).hasSize(2);
        forty.add(traffic(Protocol.TCP, 1000, 1000));
        assertThat(new DeniedTraffic(forty, false).items(PEERS)).hasSize(3);
        forty.add(traffic(Protocol.ICMPV6, 100, 200));
        assertThat(new DeniedTraffic(forty, false).items(PEERS)).hasSize(6);
    }
}
