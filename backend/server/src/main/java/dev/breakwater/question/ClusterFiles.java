package dev.breakwater.question;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Topology.CidrGroup;
import dev.breakwater.reach.Topology.Namespace;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.reach.Topology.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a folder of manifests says about a cluster: its policies, and the objects from which identities are made. */
final class ClusterFiles {
    private static final Set<String> POLICIES =
            Set.of("CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "NetworkPolicy");
    private static final Set<String> OWNERS = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

    private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<CidrGroup> groups = new ArrayList<>();
    private final List<Document> policies = new ArrayList<>();

    static ClusterFiles of(List<Document> documents) {
        var files = new ClusterFiles();
        documents.forEach(files::take);
        return files;
    }

    private void take(Document document) {
        String kind = document.kind();
        if (POLICIES.contains(kind)) {
            policies.add(document);
            mention(document);
        } else if (OWNERS.contains(kind)) {
            Map<?, ?> template = Trees.map(document.spec().get("template"));
            pod(document, Trees.map(template.get("metadata")), Trees.map(template.get("spec")));
        } else {
            switch (kind) {
                case "Namespace" -> namespaces.put(document.name(), new Namespace(document.name(), labels(document)));
                case "Pod" -> pod(document, document.metadata(), document.spec());
                case "CiliumEndpoint" -> ciliumEndpoint(document);
                case "Node" -> nodes.add(node(document));
                case "Service" -> services.add(service(document));
                case "CiliumCIDRGroup" ->
                    groups.add(new CidrGroup(
                            document.name(),
                            labels(document),
                            Trees.texts(document.spec().get("externalCIDRs"))));
                default -> {} // no identity is made of it
            }
        }
    }

    /** A namespace that only policies name has no labels of its own but its name. */
    private void mention(Document policy) {
        SortedSet<String> names = MentionedNamespaces.in(policy.spec());
        if (!policy.kind().startsWith("CiliumClusterwide")) {
            names.add(namespaceOf(policy));
        }
        names.forEach(
                name -> namespaces.putIfAbsent(name, new Namespace(name, Map.of("kubernetes.io/metadata.name", name))));
    }

    List<Document> policies() {
        return policies;
    }

    Map<String, Endpoint> endpoints() {
        return endpoints;
    }

    /** IPv6 counts as soon as anything has such an address. */
    Topology topology() {
        boolean dualStack = endpoints.values().stream().anyMatch(endpoint -> endpoint.ipv6() != null)
                || nodes.stream().anyMatch(node -> node.ipv6() != null);
        return new Topology(
                dualStack,
                AgentOptions.DEFAULT,
                List.copyOf(namespaces.values()),
                List.copyOf(endpoints.values()),
                nodes,
                services,
                groups,
                List.of(),
                List.of());
    }

    private void pod(Document document, Map<?, ?> metadata, Map<?, ?> spec) {
        if (Boolean.TRUE.equals(spec.get("hostNetwork"))) {
            return; // such pods have their node's identity
        }
        Map<?, ?> status = Trees.map(document.tree().get("status"));
        List<String> addresses = Trees.each(status.get("podIPs"), each -> Trees.required(each.get("ip")));
        put(new Endpoint(
                namespaceOf(document) + "/" + document.name(),
                namespaceOf(document),
                Trees.texts(Trees.map(metadata.get("labels"))),
                namedPorts(spec),
                first(addresses, false),
                first(addresses, true),
                account(spec),
                Trees.text(spec.get("nodeName")),
                null));
    }

    private static String account(Map<?, ?> spec) {
        String named = Trees.text(spec.get("serviceAccountName"));
        return named == null ? "default" : named;
    }

    /** A pod of the same name says more: its own labels and ports. */
    private void put(Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
    }

    private void ciliumEndpoint(Document document) {
        Map<?, ?> status = Trees.map(document.tree().get("status"));
        var labels = new LinkedHashMap<String, String>();
        String account = null;
        for (String label : Trees.texts(Trees.map(status.get("identity")).get("labels"))) {
            String[] parts = label.substring(label.indexOf(':') + 1).split("=", 2);
            String value = parts.length == 1 ? "" : parts[1];
            if (parts[0].equals("io.cilium.k8s.policy.serviceaccount")) {
                account = value;
            }
            if (label.startsWith("k8s:")
                    && !parts[0].startsWith("io.cilium.k8s.")
                    && !parts[0].startsWith("io.kubernetes.")) {
                labels.put(parts[0], value);
            }
        }
        String id = document.namespace() + "/" + document.name();
        if (!endpoints.containsKey(id)) {
            put(new Endpoint(id, document.namespace(), labels, List.of(), null, null, account, null, null));
        }
    }

    private static List<NamedPort> namedPorts(Map<?, ?> spec) {
        return Trees.list(spec.get("containers")).stream()
                .flatMap(container -> Trees.list(Trees.map(container).get("ports")).stream())
                .map(Trees::map)
                .filter(port -> port.get("name") != null)
                .map(ClusterFiles::namedPort)
                .toList();
    }

    private static NamedPort namedPort(Map<?, ?> port) {
        Integer number = Trees.number(port.get("containerPort"));
        return new NamedPort(
                Trees.required(port.get("name")),
                number == null ? 0 : number,
                CaseTopology.protocol(Trees.text(port.get("protocol"))));
    }

    private static Node node(Document document) {
        List<String> addresses = Trees.list(
                        Trees.map(document.tree().get("status")).get("addresses"))
                .stream()
                .map(Trees::map)
                .filter(address -> "InternalIP".equals(address.get("type")))
                .map(address -> Trees.required(address.get("address")))
                .toList();
        Map<String, String> labels = labels(document);
        return new Node(
                document.name(),
                labels,
                first(addresses, false),
                first(addresses, true),
                labels.containsKey("node-role.kubernetes.io/control-plane"));
    }

    private static Service service(Document document) {
        return new Service(
                document.name(),
                namespaceOf(document),
                labels(document),
                Trees.texts(Trees.map(document.spec().get("selector"))),
                List.of());
    }

    private static String namespaceOf(Document document) {
        return document.namespace().isEmpty() ? "default" : document.namespace();
    }

    private static Map<String, String> labels(Document document) {
        return Trees.texts(Trees.map(document.metadata().get("labels")));
    }

    private static @Nullable String first(List<String> addresses, boolean v6) {
        return addresses.stream()
                .filter(address -> address.contains(":") == v6)
                .findFirst()
                .orElse(null);
    }
}
