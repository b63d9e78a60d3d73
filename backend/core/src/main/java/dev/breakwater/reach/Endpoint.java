package dev.breakwater.reach;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod that Cilium manages, or one of its special endpoints.
 *
 * @param id {@code namespace/pod}
 * @param labels the pod's own, without sources
 * @param reserved {@code health}, {@code ingress} or {@code init} for a special endpoint
 */
public record Endpoint(
        String id,
        String namespace,
        Map<String, String> labels,
        List<NamedPort> namedPorts,
        @Nullable String ipv4,
        @Nullable String ipv6,
        @Nullable String serviceAccount,
        @Nullable String node,
        @Nullable String reserved) {

    /** A container port with a name. */
    public record NamedPort(String name, int port, Protocol protocol) {}

    public Endpoint {
        labels = Map.copyOf(labels);
        namedPorts = List.copyOf(namedPorts);
    }

    /** A pod with labels and nothing else. */
    public static Endpoint pod(String namespace, String name, Map<String, String> labels) {
        return new Endpoint(namespace + "/" + name, namespace, labels, List.of(), null, null, null, null, null);
    }
}
