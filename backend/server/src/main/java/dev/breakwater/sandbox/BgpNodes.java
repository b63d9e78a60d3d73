package dev.breakwater.sandbox;

import static dev.breakwater.sandbox.Operator.condition;
import static dev.breakwater.sandbox.Operator.spec;
import static dev.breakwater.sandbox.Operator.status;

import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The BGP half of the imitated Cilium: a node configuration per selected node, whose every session is established. */
final class BgpNodes {
    private static final String CLUSTERS = "ciliumbgpclusterconfigs";
    private static final String PEERS = "ciliumbgppeerconfigs";
    private static final String NODES = "ciliumbgpnodeconfigs";

    private final Operator operator;
    private final Map<String, Map<String, String>> nodes;

    BgpNodes(Operator operator, Map<String, Map<String, String>> nodes) {
        this.operator = operator;
        this.nodes = new TreeMap<>(nodes);
    }

    boolean dependsOn(String plural) {
        return Set.of(CLUSTERS, PEERS, NODES, "secrets").contains(plural);
    }

    void reconcile() {
        operator.list(PEERS).forEach(this::peerStatus);
        var owners = new TreeMap<String, Stored>();
        for (var cluster : operator.list(CLUSTERS)) {
            var matching = nodes.keySet().stream()
                    .filter(node -> selects(spec(cluster), node))
                    .toList();
            var taken = matching.stream()
                    .filter(node -> owners.putIfAbsent(node, cluster) != null)
                    .toList();
            clusterStatus(cluster, matching, taken);
        }
        operator.list(NODES).stream()
                .filter(node -> !owners.containsKey(node.key().name()))
                .forEach(operator::disown);
        owners.forEach(this::nodeConfig);
        operator.list(NODES).forEach(this::nodeStatus);
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
        boolean missing = !secret.isEmpty() && !operator.exists("secrets", "kube-system", secret);
        operator.writeStatus(
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
                .filter(name -> !name.isEmpty() && !operator.exists(PEERS, "", name))
                .distinct()
                .toList();
        operator.writeStatus(
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
        operator.own(NODES, node, config);
    }

    private void nodeStatus(Stored node) {
        var status = Json.object();
        var instances = status.putArray("bgpInstances");
        for (var instance : spec(node).path("bgpInstances")) {
            var said = instances.addObject().put("name", instance.path("name").asString());
            said.set("localASN", instance.path("localASN"));
            var peers = said.putArray("peers");
            for (var peer : instance.path("peers")) {
                if (peer.has("peerAddress")
                        && operator.exists(
                                PEERS, "", peer.at("/peerConfigRef/name").asString(""))) {
                    peers.add(session(node, instance.path("name").asString(), peer));
                }
            }
        }
        operator.writeStatus(node, status);
    }

    /** A session that was established at the same address keeps the time since when. */
    private ObjectNode session(Stored node, String instance, JsonNode peer) {
        var session = Json.object().put("name", peer.path("name").asString());
        session.set("peerAddress", peer.path("peerAddress"));
        session.set("peerASN", peer.path("peerASN"));
        session.put("peeringState", "established").put("establishedTime", since(node, instance, peer));
        var config = operator.list(PEERS).stream()
                .filter(c ->
                        c.key().name().equals(peer.at("/peerConfigRef/name").asString()))
                .map(Operator::spec)
                .findFirst()
                .orElseGet(Json::object);
        session.putObject("timers")
                .put(
                        "appliedHoldTimeSeconds",
                        config.at("/timers/holdTimeSeconds").asInt(90))
                .put(
                        "appliedKeepaliveSeconds",
                        config.at("/timers/keepAliveTimeSeconds").asInt(30));
        config.path("families")
                .forEach(family -> session.withArray("routeCount")
                        .addObject()
                        .put("afi", family.path("afi").asString())
                        .put("safi", family.path("safi").asString())
                        .put("received", 0)
                        .put("advertised", 0));
        return session;
    }

    private String since(Stored node, String instance, JsonNode peer) {
        return node.object()
                .at("/status/bgpInstances")
                .valueStream()
                .filter(before -> before.path("name").asString().equals(instance))
                .flatMap(before -> before.path("peers").valueStream())
                .filter(before -> before.path("name").equals(peer.path("name"))
                        && before.path("peerAddress").equals(peer.path("peerAddress")))
                .map(before -> before.path("establishedTime").asString())
                .findFirst()
                .orElseGet(operator::now);
    }
}
