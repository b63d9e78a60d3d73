package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.KubeHttp.Reply;
import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random writers do the same to the sandbox and to a real API server: codes, objects, owners and causes stay the same. An
 * exploration, no gate: it still finds differences (an emptied struct with defaults, say, which the real server refuses
 * with 422); run it by name with {@code -Dit.test=DifferentialExploration}, with {@code -Dseed=} to repeat a run.
 */
@ExtendWith(ApiServer.class)
class DifferentialExploration {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> MANAGERS = List.of("alice", "bob", "carol");
    private static final int STEPS = 400;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void cannotBeToldFromTheRealOne() {
        try (var sandbox = Sandbox.start(SandboxSettings.in(folder).withoutCilium())) {
            var real = KubeHttp.of(ApiServer.kubeconfig());
            var ours = KubeHttp.of(sandbox.kubeconfig());
            var log = new ArrayList<String>();
            for (int i = 0; i < STEPS; i++) {
                var step = step(i / 40);
                log.add(step.toString());
                var wanted = step.on(real);
                var found = step.on(ours);
                var recent = log.stream().filter(s -> s.contains(step.path())).toList();
                assertThat(normal(found))
                        .as("seed %d, step %d:%n%s", seed, i, String.join("\n", recent))
                        .isEqualTo(normal(wanted));
            }
        }
    }

    private record Step(String how, String path, String manager, String body) {
        Reply on(KubeHttp cluster) {
            var query = "?fieldManager=" + manager;
            return switch (how) {
                case "force" -> cluster.patch(path + query + "&force=true", "apply-patch+yaml", body);
                case "merge" -> cluster.patch(path + query, "merge-patch+json", body);
                case "dry" -> cluster.patch(path + query + "&dryRun=All", "apply-patch+yaml", body);
                case "delete" -> cluster.delete(path, "");
                default -> cluster.patch(path + query, "apply-patch+yaml", body);
            };
        }
    }

    private Step step(int round) {
        var manager = any(MANAGERS);
        var name = "diff-" + ProcessHandle.current().pid() + "-" + round;
        var how = any(List.of("apply", "apply", "apply", "apply", "force", "merge", "merge", "dry", "delete"));
        return switch (random.nextInt(4)) {
            case 0 ->
                new Step(
                        how.equals("delete") ? "apply" : how, // a namespace of the real one stays Terminating for ever
                        ClusterContract.NAMESPACES + "/" + name,
                        manager,
                        object("v1", "Namespace", name).toString());
            case 1 -> new Step(how, ClusterContract.CCNPS + "/" + name, manager, policy(name));
            case 2 -> new Step(how, ClusterContract.POOLS + "/" + name, manager, pool(name));
            default -> new Step(how, ClusterContract.BGP + "/" + name, manager, bgp(name));
        };
    }

    private ObjectNode object(String apiVersion, String kind, String name) {
        var object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        var metadata = object.putObject("metadata").put("name", name);
        for (var field : List.of("labels", "annotations")) {
            for (var key : List.of("a", "b", "x.io/c")) {
                if (random.nextInt(3) == 0) {
                    metadata.withObject("/" + field).put(key, any(List.of("1", "2")));
                }
            }
        }
        return object;
    }

    private String policy(String name) {
        var object = object("cilium.io/v2", "CiliumClusterwideNetworkPolicy", name);
        var spec = object.putObject("spec");
        spec.set(
                "endpointSelector",
                JSON.readTree(any(
                        List.of("{}", "{\"matchLabels\":{\"app\":\"web\"}}", "{\"matchLabels\":{\"app\":\"db\"}}"))));
        spec.set(
                "ingress",
                JSON.readTree(any(List.of(
                        "[{}]", "[{\"fromEntities\":[\"world\"]}]", "[{\"fromEntities\":[\"bogus\"]}]", "[]"))));
        sometimes(spec, "description", JSON.getNodeFactory().stringNode(any(List.of("one", "two"))));
        sometimes(
                spec,
                "enableDefaultDeny",
                JSON.readTree(any(List.of(
                        "{\"ingress\":false}", "{\"egress\":false}", "{}", "{\"ingress\":true,\"egress\":false}"))));
        sometimes(spec, "labels", JSON.readTree("[{\"key\":\"k\",\"value\":\"v\"}]"));
        if (random.nextInt(12) == 0) {
            spec.put("unknown", 1);
        }
        return object.toString();
    }

    private String pool(String name) {
        var object = object("cilium.io/v2alpha1", "CiliumLoadBalancerIPPool", name);
        var spec = object.putObject("spec");
        sometimes(
                spec,
                "blocks",
                JSON.readTree(any(List.of(
                        "[{\"cidr\":\"10.0.0.0/24\"}]",
                        "[{\"start\":\"10.0.0.1\",\"stop\":\"10.0.0.9\"}]",
                        "[{\"cidr\":\"x\"}]",
                        "[]"))));
        sometimes(spec, "allowFirstLastIPs", JSON.getNodeFactory().stringNode(any(List.of("Yes", "No", "Maybe"))));
        sometimes(spec, "disabled", JSON.getNodeFactory().booleanNode(random.nextBoolean()));
        sometimes(
                spec, "serviceSelector", JSON.readTree("{\"matchLabels\":{\"a\":\"" + any(List.of("1", "2")) + "\"}}"));
        sometimes(object, "status", JSON.readTree("{\"conditions\":[]}"));
        return object.toString();
    }

    private String bgp(String name) {
        var object = object("cilium.io/v2alpha1", "CiliumBGPClusterConfig", name);
        var instances = object.putObject("spec").putArray("bgpInstances");
        for (var instance : shuffled(List.of("hk", "tw"))) {
            var node = instances.addObject().put("name", instance);
            sometimes(node, "localASN", JSON.getNodeFactory().numberNode(64512 + random.nextInt(2)));
            var peers = JSON.createArrayNode();
            for (var peer : shuffled(List.of("hkix", "pccw", "own"))) {
                peers.add(peer(peer));
            }
            sometimes(node, "peers", peers);
        }
        return object.toString();
    }

    private ObjectNode peer(String name) {
        var peer = JSON.createObjectNode().put("name", name);
        sometimes(peer, "peerASN", JSON.getNodeFactory().numberNode(random.nextInt(2) + 1));
        sometimes(
                peer, "peerAddress", JSON.getNodeFactory().stringNode(any(List.of("10.0.0.1", "fd00::1", "nowhere"))));
        sometimes(peer, "peerConfigRef", JSON.readTree(any(List.of("{\"name\":\"edge\"}", "{\"name\":\"core\"}"))));
        return peer;
    }

    private void sometimes(ObjectNode node, String field, JsonNode value) {
        if (random.nextInt(5) < 3) {
            node.set(field, value);
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<String> shuffled(List<String> all) {
        var some =
                new ArrayList<>(all.stream().filter(_ -> random.nextInt(3) > 0).toList());
        java.util.Collections.shuffle(some, random);
        return some;
    }

    /** What two servers can have in common: no times, versions or uids, causes in one order, owners by name. */
    private static String normal(Reply reply) {
        var body = reply.body().deepCopy();
        if (body.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp"));
            var owners = new TreeMap<String, JsonNode>();
            metadata.path("managedFields").forEach(owner -> {
                ((ObjectNode) owner).remove("time");
                owners.put(
                        owner.path("operation").asString()
                                + owner.path("manager").asString(),
                        sorted(owner));
            });
            metadata.remove("managedFields");
            metadata.putPOJO("owners", owners.toString());
        }
        if (body.path("details") instanceof ObjectNode details) {
            details.remove("uid");
            if (details.get("causes") instanceof ArrayNode causes) {
                details.put(
                        "causes",
                        causes.valueStream()
                                .map(c -> c.path("reason").asString() + " "
                                        + c.path("field").asString())
                                .sorted()
                                .toList()
                                .toString());
                ((ObjectNode) body).remove("message");
            }
        }
        return reply.code() + " " + sorted(body).toPrettyString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(e -> fields.put(e.getKey(), sorted(e.getValue())));
            var copy = JSON.createObjectNode();
            fields.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node;
    }
}
