package dev.breakwater.reach;

import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.vocabulary.IpAddress;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom the ends of a case's query mean: an {@link Endpoint}, a {@link Node}, or the query's own words for anybody else. */
final class NaiveEnds {
    private final Topology topology;

    NaiveEnds(Topology topology) {
        this.topology = topology;
    }

    /** Pods and nodes themselves, also where their address is named; a name is its first address. */
    Object inside(Object end) {
        if (end instanceof String id) {
            return topology.endpoints().stream()
                    .filter(pod -> pod.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
        var map = (Map<?, ?>) end;
        if (map.get("node") instanceof String name) {
            return node(name);
        }
        if (map.get("fqdn") instanceof String name) {
            KnownName known = topology.names().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return Map.of("cidr", known.ips().getFirst());
        }
        return map.get("cidr") instanceof String address ? owner(IpAddress.parse(address), map) : map;
    }

    private Object owner(IpAddress address, Object nobody) {
        return Stream.concat(
                        topology.nodes().stream().filter(node -> is(address, node.ipv4(), node.ipv6())),
                        topology.endpoints().stream().filter(pod -> is(address, pod.ipv4(), pod.ipv6())))
                .map(Object.class::cast)
                .findFirst()
                .orElse(nobody);
    }

    private static boolean is(IpAddress address, @Nullable String... some) {
        return Stream.of(some)
                .filter(Objects::nonNull)
                .anyMatch(each -> IpAddress.parse(each).equals(address));
    }

    @Nullable
    Node nodeOf(Object end) {
        return switch (end) {
            case Node node -> node;
            case Endpoint pod when pod.node() != null -> node(pod.node());
            default -> null;
        };
    }

    private @Nullable Node node(String name) {
        return topology.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
