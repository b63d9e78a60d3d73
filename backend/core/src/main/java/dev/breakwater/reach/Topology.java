package dev.breakwater.reach;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom flows may come from and go to, beside the policies: what a cluster holds and what its agents are set to.
 *
 * @param dualStack one identity {@code world} if false, {@code world-ipv4} and {@code world-ipv6} if true
 * @param apiServerCidrs addresses of an API server outside the cluster
 * @param names what the DNS proxy has learned
 */
public record Topology(
        boolean dualStack,
        AgentOptions options,
        List<Namespace> namespaces,
        List<Endpoint> endpoints,
        List<Node> nodes,
        List<Service> services,
        List<CidrGroup> cidrGroups,
        List<String> apiServerCidrs,
        List<KnownName> names) {

    /** A namespace with its labels, which every endpoint in it inherits. */
    public record Namespace(String name, Map<String, String> labels) {
        public Namespace {
            labels = Map.copyOf(labels);
        }
    }

    /** A node; {@code kubeApiServer} when the API server runs there. */
    public record Node(
            String name,
            Map<String, String> labels,
            @Nullable String ipv4,
            @Nullable String ipv6,
            boolean kubeApiServer) {
        public Node {
            labels = Map.copyOf(labels);
        }
    }

    /** A Kubernetes Service; {@code endpoints} are addresses, for one without a selector. */
    public record Service(
            String name,
            String namespace,
            Map<String, String> labels,
            Map<String, String> selector,
            List<String> endpoints) {}

    /** A CiliumCIDRGroup. */
    public record CidrGroup(String name, Map<String, String> labels, List<String> cidrs) {}

    /** A DNS name and the addresses seen for it. */
    public record KnownName(String name, List<String> ips) {}

    public Topology {
        namespaces = List.copyOf(namespaces);
        endpoints = List.copyOf(endpoints);
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        cidrGroups = List.copyOf(cidrGroups);
        apiServerCidrs = List.copyOf(apiServerCidrs);
        names = List.copyOf(names);
    }

    /** Pods in namespaces, with the chart's default settings and nothing else. */
    public static Topology of(List<Namespace> namespaces, List<Endpoint> endpoints) {
        return new Topology(
                true,
                AgentOptions.DEFAULT,
                namespaces,
                endpoints,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
