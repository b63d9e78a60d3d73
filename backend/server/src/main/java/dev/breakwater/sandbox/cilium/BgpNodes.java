package dev.breakwater.sandbox.cilium;

import static dev.breakwater.sandbox.cilium.Objects.condition;
import static dev.breakwater.sandbox.cilium.Objects.spec;
import static dev.breakwater.sandbox.cilium.Objects.status;

import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The BGP half of the imitated Cilium: a node configuration per selected node, whose every session {@link Sessions} establishes. */
final class BgpNodes {
    private static final String CLUSTERS = "ciliumbgpclusterconfigs";
    private static final String PEERS = Sessions.PEERS;
    private static final String NODES = "ciliumbgpnodeconfigs";

    private final Objects objects;
    private final Sessions sessions;
    private final Map<String, Map<String, String>> nodes;

    BgpNodes(Objects objects, Map<String, Map<String, String>> nodes) {
        this.objects = objects;
        sessions = new Sessions(objects);
        this.nodes = new TreeMap<>(nodes);
    }

    boolean dependsOn(String plural) {
        return Set.of(CLUSTERS, PEERS, NODES, "secrets").contains(plural);
    }

    void reconcile() {
        objects.list(PEERS).forEach(this::peerStatus);
        var owners = new TreeMap<String, Stored>();
        for (var cluster : objects.list(CLUSTERS)) {
            var matching = nodes.keySet().stream()
                    .filter(node -> selects(spec(cluster), node))
                    .toList();
            var taken = matching.stream()
                    .filter(node -> owners.putIfAbsent(node, cluster) != null)
                    .toList();
            clusterStatus(cluster, matching, taken);
        }
        objects.list(NODES).stream()
                .filter(node -> !owners.containsKey(node.key().name()))
                .forEach(objects::disown);
        owners.forEach(this::nodeConfig);
        objects.list(NODES).forEach(sessions::report);
    }

    private boolean selects(JsonNode spec, String node) {
        var labels = nodes.getOrDefault(node, Map.of());
        var selector = spec.path("nodeSelector");
        return selector.path("matchLabels")
                        .propertyStream()
                        .allMatch(e -> e.getValue().asString().equals(labels.get(e.getKey())))
                && selector.path("matchExpressions").valueStream().allMatch(e -> meets(labels, e));
    }

    private static boolean meets(Map<String, String> labels, JsonNode expression) {
        var value = labels.get(expression.path("key").asString());
        boolean listed = expression
                .path("values")
                .valueStream()
                .anyMatch(v -> v.asString().equals(value));
        return switch (expression.path("operator").asString()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            default -> value == null;
        };
    }

    private void peerStatus(Stored peer) {
        var secret = spec(peer).path("authSecretRef").asString("");
        boolean missing = !secret.isEmpty() && !objects.exists("secrets", "kube-system", secret);
        objects.writeStatus(
                peer,
                status(List.of(problem(
                        "cilium.io/MissingAuthSecret",
                        missing,
                        "MissingAuthSecret",
                        "Referenced Auth Secret \"" + secret + "\" is missing",
                        peer))));
    }

    private void clusterStatus(Stored cluster, List<String> matching, List<String> taken) {
        var missing = peers(spec(cluster)).stream()
                .map(peer -> peer.at("/peerConfigRef/name").asString(""))
                .filter(name -> !name.isEmpty() && !objects.exists(PEERS, "", name))
                .distinct()
                .toList();
        objects.writeStatus(
                cluster,
                status(List.of(
                        problem(
                                "cilium.io/NoMatchingNode",
                                matching.isEmpty(),
                                "NoMatchingNode",
                                "No node matches spec.nodeSelector",
                                cluster),
                        problem(
                                "cilium.io/MissingPeerConfigs",
                                !missing.isEmpty(),
                                "MissingPeerConfigs",
                                "Referenced CiliumBGPPeerConfig(s) are missing: " + missing,
                                cluster),
                        problem(
                                "cilium.io/ConflictingClusterConfig",
                                !taken.isEmpty(),
                                "ConflictingClusterConfigs",
                                "Another CiliumBGPClusterConfig already selects nodes " + taken,
                                cluster))));
    }

    private static ObjectNode problem(String type, boolean is, String reason, String message, Stored about) {
        return condition(type, is ? "True" : "False", is ? message : "", reason)
                .put(
                        "observedGeneration",
                        about.object().at("/metadata/generation").asInt(0));
    }

    private static List<JsonNode> peers(JsonNode spec) {
        var peers = new ArrayList<JsonNode>();
        spec.path("bgpInstances").forEach(instance -> instance.path("peers").forEach(peers::add));
        return peers;
    }

    private void nodeConfig(String node, Stored cluster) {
        var config = Json.object();
        config.putObject("metadata")
                .put("name", node)
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", cluster.object().path("apiVersion").asString())
                .put("kind", "CiliumBGPClusterConfig")
                .put("name", cluster.key().name())
                .put("uid", cluster.object().at("/metadata/uid").asString())
                .put("controller", true);
        config.putObject("spec")
                .set("bgpInstances", spec(cluster).path("bgpInstances").deepCopy());
        objects.own(NODES, node, config);
    }
}
