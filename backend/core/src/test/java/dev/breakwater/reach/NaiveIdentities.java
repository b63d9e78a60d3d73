package dev.breakwater.reach;

import dev.breakwater.reach.Topology.CidrGroup;
import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Namespace;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.vocabulary.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which labels the agents give to pods, nodes, reserved identities and addresses. */
final class NaiveIdentities {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";

    /** Kept whatever {@link #DROPPED} says, where what matches of them is longer. */
    private static final Pattern KEPT = Pattern.compile(
            "io\\.kubernetes\\.pod\\.namespace|io\\.cilium\\.k8s\\.namespace\\.labels|app\\.kubernetes\\.io"
                    + "|io\\.cilium\\.k8s\\.policy\\.cluster");

    private static final Pattern DROPPED = Pattern.compile(
            "io\\.kubernetes|kubernetes\\.io|statefulset\\.kubernetes\\.io/pod-name|apps\\.kubernetes\\.io/pod-index"
                    + "|batch\\.kubernetes\\.io/(job-completion-index|controller-uid)|.*beta\\.kubernetes\\.io|k8s\\.io"
                    + "|pod-template-generation|pod-template-hash|controller-revision-hash|controller-uid|annotation.*"
                    + "|etcd_node");

    private final Topology topology;

    /** Every prefix that has a label of its own, however it came by one; the longest first. */
    private final List<String> prefixes;

    private final List<Map<?, ?>> wantedNames = new ArrayList<>();
    private final Map<String, Map<String, String>> known = new HashMap<>();

    NaiveIdentities(Topology topology, List<Map<String, Object>> policies) {
        this.topology = topology;
        var found = new ArrayList<String>();
        policies.forEach(policy -> collect(policy, found));
        topology.cidrGroups().forEach(group -> found.addAll(group.cidrs()));
        found.addAll(topology.apiServerCidrs());
        this.prefixes = found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(NaiveIdentities::length).reversed())
                .toList();
    }

    private static int length(String prefix) {
        int slash = prefix.indexOf('/');
        return slash < 0 ? (prefix.contains(":") ? 128 : 32) : Integer.parseInt(prefix.substring(slash + 1));
    }

    /** Whatever stands where policies write addresses and names; those of services too, of which no deny is translated. */
    private void collect(@Nullable Object tree, List<String> found) {
        if (tree instanceof List<?> list) {
            list.forEach(item -> collect(item, found));
        } else if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                switch (String.valueOf(key)) {
                    case "fromCIDR", "toCIDR", "except" ->
                        NaiveRules.list(value).forEach(cidr -> found.add(String.valueOf(cidr)));
                    case "cidr" -> found.add(String.valueOf(value));
                    case "enableDefaultDeny" -> {}
                    case "egress" ->
                        NaiveRules.list(value).forEach(item -> {
                            NaiveRules.list(((Map<?, ?>) item).get("toServices"))
                                    .forEach(service ->
                                            found.addAll(NaiveItem.addresses((Map<?, ?>) service, topology)));
                            collect(item, found);
                        });
                    default -> collect(value, found);
                }
            });
            if (map.containsKey("toFQDNs") && !NaiveItem.opensNothing(map)) {
                NaiveRules.list(map.get("toFQDNs")).forEach(name -> wantedNames.add((Map<?, ?>) name));
            }
        }
    }

    private boolean isWanted(String name) {
        var peer = new NaivePeer(List.of(), null, false, List.of(name), topology.dualStack());
        return wantedNames.stream().anyMatch(peer::isNamed);
    }

    /** Of a pod, or of one of the agent's special endpoints. */
    Map<String, String> of(Endpoint endpoint) {
        return known.computeIfAbsent(endpoint.id(), _ -> labels(endpoint));
    }

    private Map<String, String> labels(Endpoint endpoint) {
        if (endpoint.reserved() != null) {
            return Map.of("reserved:" + endpoint.reserved(), "");
        }
        var labels = new LinkedHashMap<String, String>();
        endpoint.labels().forEach((key, value) -> {
            if (!key.startsWith("io.cilium.k8s")) {
                labels.put(key, value);
            }
        });
        topology.namespaces().stream()
                .filter(namespace -> namespace.name().equals(endpoint.namespace()))
                .map(Namespace::labels)
                .forEach(own -> own.forEach((key, value) -> labels.put(NAMESPACE_LABELS + key, value)));
        labels.put(NAMESPACE, endpoint.namespace());
        labels.put("io.cilium.k8s.policy.cluster", "default");
        if (endpoint.serviceAccount() != null) {
            labels.put("io.cilium.k8s.policy.serviceaccount", endpoint.serviceAccount());
        }
        return NaivePeer.withSource("k8s", filtered(labels));
    }

    private static Map<String, String> filtered(Map<String, String> labels) {
        var kept = new LinkedHashMap<String, String>();
        labels.forEach((key, value) -> {
            var keep = KEPT.matcher(key);
            var drop = DROPPED.matcher(key);
            boolean dropped = drop.lookingAt();
            if (!dropped || (keep.lookingAt() && keep.end() > drop.end())) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    /** A node as the subject of the host firewall. */
    Map<String, String> asHost(Node node) {
        var labels = host(node.kubeApiServer());
        labels.putAll(NaivePeer.withSource("k8s", filtered(node.labels())));
        return labels;
    }

    private static Map<String, String> host(boolean apiServer) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("reserved:host", "");
        if (apiServer) {
            labels.put("reserved:kube-apiserver", "");
        }
        return labels;
    }

    /** A node as a peer of somebody on {@code here}. */
    NaivePeer peer(Node node, @Nullable Node here) {
        if (node.equals(here)) {
            return peer(host(node.kubeApiServer()), null);
        }
        var labels = new LinkedHashMap<String, String>();
        labels.put("reserved:remote-node", "");
        if (node.kubeApiServer()) {
            labels.put("reserved:kube-apiserver", "");
        }
        if (topology.options().nodeSelectorLabels()) {
            labels.putAll(NaivePeer.withSource("node", node.labels()));
        }
        if (!topology.options().cidrMatchNodes() || node.ipv4() == null) {
            return peer(labels, null);
        }
        IpAddress address = IpAddress.parse(node.ipv4());
        around(address).forEach(prefix -> groupLabels(prefix).forEach(labels::putIfAbsent));
        return peer(labels, address);
    }

    NaivePeer peer(Map<String, String> labels, @Nullable IpAddress address) {
        return new NaivePeer(List.of(labels), address, address != null, List.of(), topology.dualStack());
    }

    NaivePeer entity(String name, @Nullable Node here) {
        boolean dual = topology.dualStack();
        return switch (name) {
            case "host" -> peer(host(here != null && here.kubeApiServer()), null);
            case "kube-apiserver" -> peer(Map.of("reserved:kube-apiserver", "", "reserved:remote-node", ""), null);
            case "world" -> world(dual ? "world-ipv4" : "world");
            case "world-ipv4", "world-ipv6" -> world(name);
            default -> peer(Map.of("reserved:" + name, ""), null);
        };
    }

    /** Whatever no prefix holds but, where a CIDR group says so, that of all addresses. */
    private NaivePeer world(String name) {
        boolean dual = topology.dualStack();
        Map<String, String> labels = groupLabels(name.endsWith("6") ? "::/0" : "0.0.0.0/0");
        boolean plain = labels.isEmpty();
        labels.put("reserved:" + name, "");
        return new NaivePeer(
                plain && dual ? List.of(labels, Map.of("reserved:world", "")) : List.of(labels),
                null,
                false,
                List.of(),
                dual);
    }

    /** An address that is no pod's and no node's. */
    NaivePeer address(String text) {
        IpAddress address = IpAddress.parse(text);
        String world = !topology.dualStack() ? "world" : address.isIpv6() ? "world-ipv6" : "world-ipv4";
        var labels = new LinkedHashMap<String, String>();
        List<String> around = around(address);
        around.forEach(prefix -> groupLabels(prefix).forEach(labels::putIfAbsent));
        if (around.stream().anyMatch(this::isApiServer)) {
            labels.put("reserved:kube-apiserver", "");
        }
        List<String> names = topology.names().stream()
                .filter(known ->
                        known.ips().stream().anyMatch(ip -> IpAddress.parse(ip).equals(address)))
                .map(KnownName::name)
                .filter(this::isWanted)
                .toList();
        boolean inside = around.stream().anyMatch(prefix -> !prefix.endsWith("/0"));
        boolean plain = labels.isEmpty() && names.isEmpty() && !inside;
        labels.put("reserved:" + world, "");
        return new NaivePeer(
                plain && topology.dualStack() ? List.of(labels, Map.of("reserved:world", "")) : List.of(labels),
                address,
                inside,
                names,
                topology.dualStack());
    }

    private List<String> around(IpAddress address) {
        return prefixes.stream()
                .filter(prefix -> NaivePeer.contains(prefix, address))
                .toList();
    }

    private boolean isApiServer(String prefix) {
        return topology.apiServerCidrs().stream().anyMatch(cidr -> same(cidr, prefix));
    }

    private Map<String, String> groupLabels(String prefix) {
        var labels = new LinkedHashMap<String, String>();
        for (CidrGroup group : topology.cidrGroups()) {
            if (group.cidrs().stream().anyMatch(cidr -> same(cidr, prefix))) {
                labels.put("cidrgroup:io.cilium.policy.cidrgroupname/" + group.name(), "");
                labels.putAll(NaivePeer.withSource("cidrgroup", group.labels()));
            }
        }
        return labels;
    }

    /** Whether two spellings are one prefix: a bare address is the narrowest one. */
    private static boolean same(String one, String other) {
        return length(one) == length(other)
                && Stream.of(other)
                        .allMatch(prefix -> NaivePeer.contains(one, IpAddress.parse(prefix.split("/", 2)[0])));
    }
}
