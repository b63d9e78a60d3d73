package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about a cluster, as a case writes them: pods mostly, and everything else that can be an end of a flow. */
final class RandomFlows {
    private static final List<String> ENTITIES =
            List.of("host", "world", "unmanaged", "health", "init", "remote-node", "kube-apiserver", "ingress");
    private static final List<Integer> PORTS = List.of(
            80, 80, 80, 80, 80, 80, 443, 443, 53, 53, 53, 53, 8080, 8080, 8081, 5353, 10, 8, 79, 81, 90, 91, 1, 64,
            9000, 65535);

    private final Dice dice;
    private final Topology topology;

    RandomFlows(Dice dice, Topology topology) {
        this.dice = dice;
        this.topology = topology;
    }

    Map<String, Object> flow() {
        Object from = end();
        Object to = end();
        // Two ends outside of the cluster concern no policy.
        if (!(from instanceof String) && !(to instanceof String) && !dice.oneIn(10)) {
            if (dice.oneIn(2)) {
                from = pod();
            } else {
                to = pod();
            }
        }
        var flow = new LinkedHashMap<String, Object>();
        flow.put("from", from);
        flow.put("to", to);
        String protocol = dice.onLayerSeven() && dice.oneIn(2)
                ? "TCP"
                : dice.oneOf("TCP", "TCP", "TCP", "TCP", "UDP", "UDP", "SCTP", "ICMP", "ICMPv6");
        if (!protocol.equals("TCP") || dice.oneIn(2)) {
            flow.put("protocol", protocol);
        }
        if (protocol.startsWith("ICMP")) {
            icmp(flow, protocol);
        } else {
            flow.put("port", dice.onLayerSeven() && !dice.oneIn(4) ? dice.oneOf(80, 53) : dice.any(PORTS));
            request(flow, protocol);
        }
        return flow;
    }

    private void icmp(Map<String, Object> flow, String protocol) {
        if (!dice.oneIn(4)) {
            flow.put("icmpType", protocol.equals("ICMP") ? dice.oneOf(0, 8, 3, 11) : dice.oneOf(1, 3, 128, 129));
        }
    }

    private void request(Map<String, Object> flow, String protocol) {
        if (protocol.equals("TCP") && !dice.oneIn(3)) {
            if (dice.oneIn(5)) {
                flow.put("sni", dice.any(RandomNames.NAMES));
            } else {
                flow.put("http", http());
            }
        }
        if (flow.get("port").equals(53) || dice.oneIn(20)) {
            flow.put("dns", Map.of("name", dice.any(RandomNames.NAMES)));
        }
    }

    private Map<String, Object> http() {
        var http = new LinkedHashMap<String, Object>();
        http.put("method", dice.oneOf("GET", "POST", "DELETE"));
        http.put("path", dice.oneOf("/v1/charge", "/v1/", "/v2/charge", "/", "/v1", "/v1/charge?x=1"));
        if (dice.oneIn(3)) {
            http.put("host", dice.oneOf("api.example.com", "evil.org"));
        }
        if (dice.oneIn(3)) {
            http.put("headers", Map.of(dice.oneOf("X-Token", "x-token"), dice.oneOf("secret", "other")));
        }
        return http;
    }

    private Object end() {
        return switch (dice.below(12)) {
            case 0 -> Map.of("entity", entity());
            case 1, 2 -> Map.of("cidr", address());
            case 3 ->
                topology.names().isEmpty()
                        ? pod()
                        : Map.of("fqdn", dice.any(topology.names()).name());
            case 4 ->
                topology.nodes().isEmpty()
                        ? pod()
                        : Map.of("node", dice.any(topology.nodes()).name());
            default -> pod();
        };
    }

    /** An IPv4-only cluster does not tell two worlds apart. */
    private String entity() {
        return topology.dualStack() && dice.oneIn(6) ? dice.oneOf("world-ipv4", "world-ipv6") : dice.any(ENTITIES);
    }

    private String pod() {
        return dice.any(topology.endpoints()).id();
    }

    /** Outside mostly; a pod's or a node's address now and then. */
    private String address() {
        if (dice.oneIn(4)) {
            List<String> inside = inside();
            if (!inside.isEmpty()) {
                return dice.any(inside);
            }
        }
        return topology.dualStack() && dice.oneIn(3)
                ? dice.any(RandomTopology.OUTSIDE_V6)
                : dice.any(RandomTopology.OUTSIDE);
    }

    private List<String> inside() {
        var addresses = new ArrayList<String>();
        topology.endpoints().forEach(pod -> add(addresses, pod.ipv4(), pod.ipv6()));
        topology.nodes().forEach(node -> add(addresses, node.ipv4(), node.ipv6()));
        return addresses;
    }

    private static void add(List<String> addresses, @Nullable String... some) {
        Stream.of(some).filter(address -> address != null).forEach(addresses::add);
    }
}
