package dev.breakwater.bench;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster of many tenants as its API server would return it: namespaces, pods and policies, as testing/oracle's cmd/scale makes them. */
final class ManyTenants {
    private static final String TENANT = "k8s:io.cilium.k8s.namespace.labels.tenant.io/tenantId";
    private static final List<String> TIERS = List.of("front", "mid", "back");

    private final int identities;
    private final List<Map<String, Object>> policies = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Topology.Namespace> namespaces = new ArrayList<>();

    /**
     * So many of each.
     *
     * @param identities of each tenant
     * @param policies of each tenant
     */
    ManyTenants(int tenants, int identities, int policies) {
        this.identities = identities;
        for (int tenant = 0; tenant < tenants; tenant++) {
            add(tenant, policies);
        }
    }

    Topology topology() {
        return Topology.of(namespaces, endpoints);
    }

    List<Map<String, Object>> policies() {
        return policies;
    }

    private void add(int tenant, int count) {
        namespaces.add(new Topology.Namespace(
                "ns-t" + tenant,
                Map.of("tenant.io/tenantId", "t" + tenant, "kubernetes.io/metadata.name", "ns-t" + tenant)));
        for (int i = 0; i < identities; i++) {
            endpoints.add(Endpoint.pod("ns-t" + tenant, "p" + i, Map.of("app", "a" + i, "tier", TIERS.get(i % 3))));
        }
        policies.add(base(tenant));
        policies.add(guard(tenant));
        for (int number = 2; number < count; number++) {
            policies.add(own(tenant, number, 8000 + number % 10, number));
        }
    }

    private static Map<String, Object> clusterwide(String name, Map<String, Object> spec) {
        return Map.of(
                "apiVersion",
                "cilium.io/v2",
                "kind",
                "CiliumClusterwideNetworkPolicy",
                "metadata",
                Map.of("name", name),
                "spec",
                spec);
    }

    private static Map<String, Object> labelled(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    private static Map<String, Object> port(String port, String protocol) {
        return Map.of("ports", List.of(Map.of("port", port, "protocol", protocol)));
    }

    private static Map<String, Object> base(int tenant) {
        var dns = Map.of(
                "matchLabels", Map.of("k8s:io.kubernetes.pod.namespace", "kube-system", "k8s:k8s-app", "kube-dns"));
        var asking = Map.of(
                "ports",
                List.of(Map.of("port", "53", "protocol", "ANY")),
                "rules",
                Map.of("dns", List.of(Map.of("matchPattern", "*"))));
        return clusterwide(
                "base-t" + tenant,
                Map.of(
                        "endpointSelector",
                        labelled(TENANT, "t" + tenant),
                        "ingress",
                        List.of(Map.of("fromEntities", List.of("ingress"), "toPorts", List.of(port("8080", "TCP")))),
                        "egress",
                        List.of(Map.of("toEndpoints", List.of(dns), "toPorts", List.of(asking)))));
    }

    private static Map<String, Object> guard(int tenant) {
        var other = Map.of(
                "matchExpressions",
                List.of(
                        Map.of("key", TENANT, "operator", "Exists"),
                        Map.of("key", TENANT, "operator", "NotIn", "values", List.of("t" + tenant))));
        return clusterwide(
                "guard-t" + tenant,
                Map.of(
                        "endpointSelector",
                        labelled(TENANT, "t" + tenant),
                        "enableDefaultDeny",
                        Map.of("ingress", false, "egress", false),
                        "ingressDeny",
                        List.of(Map.of("fromEndpoints", List.of(other))),
                        "egressDeny",
                        List.of(Map.of("toEndpoints", List.of(other)))));
    }

    /** A policy of a tenant's own; the port and the number of its block or name may be those of an edit. */
    Map<String, Object> own(int tenant, int number, int port, int block) {
        var peer = labelled("app", "a" + (number * 7 + 1) % identities);
        Map<String, Object> rule = switch (number % 5) {
            case 0 -> Map.of("fromEndpoints", List.of(peer), "toPorts", List.of(port("" + port, "TCP")));
            case 1 -> Map.of("toEndpoints", List.of(peer), "toPorts", List.of(port("" + port, "TCP")));
            case 2 -> toBlock("20." + tenant % 250 + "." + block % 256 + ".");
            case 3 -> Map.of("fromEndpoints", List.of(peer), "toPorts", List.of(reading()));
            default -> toName("api" + block + ".t" + tenant + ".example.com");
        };
        String section = number % 5 == 0 || number % 5 == 3 ? "ingress" : "egress";
        return Map.of(
                "apiVersion",
                "cilium.io/v2",
                "kind",
                "CiliumNetworkPolicy",
                "metadata",
                Map.of("name", "p" + number, "namespace", "ns-t" + tenant),
                "spec",
                Map.of("endpointSelector", labelled("app", "a" + number % identities), section, List.of(rule)));
    }

    private static Map<String, Object> reading() {
        return Map.of(
                "ports",
                List.of(Map.of("port", "80", "protocol", "TCP")),
                "rules",
                Map.of("http", List.of(Map.of("method", "GET", "path", "/v1/.*"))));
    }

    private static Map<String, Object> toBlock(String block) {
        var set = Map.of("cidr", block + "0/24", "except", List.of(block + "7/32"));
        return Map.of("toCIDRSet", List.of(set), "toPorts", List.of(port("443", "TCP")));
    }

    private static Map<String, Object> toName(String name) {
        return Map.of("toFQDNs", List.of(Map.of("matchName", name)), "toPorts", List.of(port("443", "TCP")));
    }
}
