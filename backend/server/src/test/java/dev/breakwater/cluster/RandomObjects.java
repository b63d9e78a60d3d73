package dev.breakwater.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objects of the kinds that Breakwater writes: mostly valid, now and then empty, null, unknown or of the wrong shape. */
final class RandomObjects {
    /** Where objects of a kind live. */
    enum Subject {
        NAMESPACE("v1", "Namespace", ClusterContract.NAMESPACES),
        CCNP("cilium.io/v2", "CiliumClusterwideNetworkPolicy", ClusterContract.CCNPS),
        CNP("cilium.io/v2", "CiliumNetworkPolicy", "/apis/cilium.io/v2/namespaces/default/ciliumnetworkpolicies"),
        POOL("cilium.io/v2alpha1", "CiliumLoadBalancerIPPool", ClusterContract.POOLS),
        BGP("cilium.io/v2alpha1", "CiliumBGPClusterConfig", ClusterContract.BGP),
        PEER("cilium.io/v2alpha1", "CiliumBGPPeerConfig", ClusterContract.PEERS),
        ADVERTISEMENT(
                "cilium.io/v2alpha1", "CiliumBGPAdvertisement", "/apis/cilium.io/v2alpha1/ciliumbgpadvertisements"),
        CIDRS("cilium.io/v2alpha1", "CiliumCIDRGroup", "/apis/cilium.io/v2alpha1/ciliumcidrgroups");

        final String apiVersion;
        final String kind;
        final String path;

        Subject(String apiVersion, String kind, String path) {
            this.apiVersion = apiVersion;
            this.kind = kind;
            this.path = path;
        }

        boolean hasStatus() {
            return this != ADVERTISEMENT && this != CIDRS;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random;
    private final String run;

    /** Every object that bears labels at all bears {@code run=<run>}, so that lists and watches find only these. */
    RandomObjects(Random random, String run) {
        this.random = random;
        this.run = run;
    }

    ObjectNode object(Subject subject, String name) {
        var object =
                JSON.createObjectNode().put("apiVersion", subject.apiVersion).put("kind", subject.kind);
        metadata(object.putObject("metadata").put("name", name));
        if (subject == Subject.NAMESPACE) {
            return object;
        }
        var spec = spec(subject);
        if (spec.isObject() && random.nextInt(25) == 0) {
            ((ObjectNode) spec).put("unknown", 1);
        }
        if (random.nextInt(40) > 0) {
            object.set("spec", random.nextInt(40) == 0 ? json(any("{}", "null", "[]")) : spec);
        }
        if (random.nextInt(8) == 0 && subject.hasStatus()) {
            object.set("status", status(subject));
        }
        return object;
    }

    private void metadata(ObjectNode metadata) {
        metadata.withObject("/labels").put("run", run);
        for (var field : List.of("labels", "annotations")) {
            for (var key : List.of("a", "b", "x.io/c")) {
                if (random.nextInt(3) == 0) {
                    metadata.withObject("/" + field).put(key, any("1", "2"));
                }
            }
        }
        if (random.nextInt(30) == 0) {
            metadata.withObject("/labels").set(any("a", "b c", "-"), json(any("null", "\"x y\"", "\"\"", "1")));
        }
        if (random.nextInt(30) == 0) {
            metadata.withObject("/annotations").set(any("a", "b c", "/x"), json(any("null", "\"x y\"", "\"\"")));
        }
        if (random.nextInt(20) == 0) {
            metadata.set("annotations", json(any("{}", "null")));
        }
        if (random.nextInt(12) == 0) {
            metadata.set(
                    "finalizers",
                    json(any("[\"x.io/y\"]", "[\"x.io/y\",\"x.io/z\"]", "[]", "[\"x.io/z\"]", "[\"no\"]")));
        }
        if (random.nextInt(20) == 0) {
            metadata.set("ownerReferences", json(any("[]", owner("1"), owner("2"), owner(""))));
        }
    }

    private static String owner(String uid) {
        return "[{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"p\",\"uid\":\"%s\"}]".formatted(uid);
    }

    JsonNode spec(Subject subject) {
        return switch (subject) {
            case NAMESPACE -> JSON.createObjectNode();
            case CCNP, CNP -> policy();
            case POOL -> pool();
            case BGP -> bgp();
            case PEER -> peerConfig();
            case ADVERTISEMENT -> advertisement();
            case CIDRS -> cidrs();
        };
    }

    JsonNode status(Subject subject) {
        return json(
                subject == Subject.NAMESPACE
                        ? any("{\"phase\":\"Active\"}", "{}")
                        : any(
                                "{\"conditions\":[]}",
                                "{}",
                                "null",
                                "{\"conditions\":[" + condition("x", "True") + "]}",
                                "{\"conditions\":[" + condition("x", "False") + "," + condition("y", "True") + "]}",
                                "{\"conditions\":[" + condition("x", "Maybe") + "]}",
                                "{\"conditions\":[{\"type\":\"x\"}]}",
                                "{\"conditions\":null}",
                                "{\"unknown\":1}"));
    }

    private static String condition(String type, String status) {
        return ("{\"type\":\"%s\",\"status\":\"%s\",\"reason\":\"R\",\"message\":\"m\",\"observedGeneration\":1,"
                        + "\"lastTransitionTime\":\"2026-01-01T00:00:00Z\"}")
                .formatted(type, status);
    }

    private ObjectNode policy() {
        var spec = JSON.createObjectNode();
        often(
                spec,
                "endpointSelector",
                "{}",
                "{\"matchLabels\":{\"app\":\"web\"}}",
                "{\"matchLabels\":{\"app\":\"db\"}}",
                "{\"matchLabels\":{}}",
                "{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[\"x\"]}]}",
                "{\"matchExpressions\":[{\"key\":\"a\",\"operator\":\"Is\"}]}",
                "{\"matchLabels\":{\"a\":1}}",
                "null");
        often(
                spec,
                "ingress",
                "[{}]",
                "[{\"fromEntities\":[\"world\"]}]",
                "[{\"fromEntities\":[\"bogus\"]}]",
                "[]",
                "null",
                "[{\"fromEndpoints\":[{\"matchLabels\":{\"a\":\"b\"}}],\"toPorts\":[{\"ports\":[{\"port\":\"80\"}]}]}]");
        sometimes(
                spec,
                "egress",
                "[{}]",
                "[{\"toCIDR\":[\"10.0.0.0/8\"]}]",
                "[{\"toCIDR\":[\"10.0.0.1\"]}]",
                "[{\"toFQDNs\":[{\"matchName\":\"a.org\"}]}]",
                "[{\"toFQDNs\":[{\"matchName\":\"*.org\"}]}]",
                "[{\"toFQDNs\":[{}]}]",
                "[{\"toPorts\":[{\"ports\":[{\"port\":\"1\",\"protocol\":\"TCP\",\"endPort\":70000}]}]}]",
                "[{\"toPorts\":[{\"ports\":[{\"protocol\":\"tcp\"}]}]}]",
                "[{\"toPorts\":[{\"rules\":{}}]}]",
                "[{\"toCIDR\":\"x\"}]",
                "[{\"toPorts\":[{\"ports\":[{\"port\":\"53\"}],\"rules\":{\"dns\":[{\"matchPattern\":\"*\"}]}}]}]",
                "[{\"icmps\":[{\"fields\":[{\"type\":8}]}]}]",
                "[{\"icmps\":[{\"fields\":[{\"type\":\"EchoRequest\",\"family\":\"IPv6\"}]}]}]");
        sometimes(
                spec,
                "ingressDeny",
                "[{\"fromCIDRSet\":[{\"cidr\":\"10.0.0.0/8\",\"except\":[\"10.1.0.0/16\"]}]}]",
                "[{\"fromCIDRSet\":[{\"except\":[]}]}]",
                "[]");
        sometimes(spec, "description", "\"one\"", "\"two\"", "\"\"", "null", "1");
        sometimes(
                spec,
                "enableDefaultDeny",
                "{\"ingress\":false}",
                "{\"egress\":false}",
                "{}",
                "null",
                "{\"ingress\":true,\"egress\":false}",
                "{\"ingress\":null}",
                "{\"ingress\":\"no\"}");
        sometimes(spec, "labels", "[{\"key\":\"k\",\"value\":\"v\"}]", "[]", "[{\"value\":\"v\"}]");
        return spec;
    }

    private ObjectNode pool() {
        var spec = JSON.createObjectNode();
        often(
                spec,
                "blocks",
                "[{\"cidr\":\"10.0.0.0/24\"}]",
                "[{\"start\":\"10.0.0.1\",\"stop\":\"10.0.0.9\"}]",
                "[{\"cidr\":\"x\"}]",
                "[]",
                "null",
                "[{\"cidr\":\"fd00::/64\"},{}]",
                "[{\"cidr\":\"10.0.0.0/33\"}]");
        sometimes(spec, "allowFirstLastIPs", "\"Yes\"", "\"No\"", "\"Maybe\"", "null", "true");
        sometimes(spec, "disabled", "true", "false", "null", "\"true\"");
        sometimes(
                spec,
                "serviceSelector",
                "{\"matchLabels\":{\"a\":\"1\"}}",
                "{\"matchLabels\":{\"a\":\"2\"}}",
                "{}",
                "null");
        return spec;
    }

    private ObjectNode bgp() {
        var spec = JSON.createObjectNode();
        var instances = JSON.createArrayNode();
        for (var instance : shuffled("hk", "tw")) {
            var node = instances.addObject().put("name", instance);
            sometimes(node, "localASN", "64512", "64513", "0", "null");
            var peers = JSON.createArrayNode();
            shuffled("hkix", "pccw", "own").forEach(peer -> peers.add(peer(peer)));
            if (random.nextInt(4) > 0) {
                node.set("peers", peers);
            }
        }
        if (random.nextInt(20) == 0) {
            instances.add(json(any("{\"name\":\"hk\"}", "{}", "null", "\"hk\"", "{\"name\":\"\"}")));
        }
        spec.set("bgpInstances", instances);
        sometimes(spec, "nodeSelector", "{\"matchLabels\":{\"a\":\"1\"}}", "{}", "null");
        return spec;
    }

    private ObjectNode peer(String name) {
        var peer = JSON.createObjectNode().put("name", name);
        sometimes(peer, "peerASN", "1", "2", "0", "null", "-1", "1.5");
        sometimes(peer, "peerAddress", "\"10.0.0.1\"", "\"fd00::1\"", "\"nowhere\"", "null");
        sometimes(
                peer,
                "peerConfigRef",
                "{\"name\":\"edge\"}",
                "{\"name\":\"core\"}",
                "{}",
                "{\"name\":\"edge\",\"kind\":\"K\"}",
                "null");
        return peer;
    }

    private ObjectNode peerConfig() {
        var spec = JSON.createObjectNode();
        sometimes(
                spec,
                "timers",
                "{\"holdTimeSeconds\":30}",
                "{\"holdTimeSeconds\":30,\"keepAliveTimeSeconds\":10}",
                "{}",
                "null",
                "{\"keepAliveTimeSeconds\":null}",
                "{\"holdTimeSeconds\":2}",
                "{\"connectRetryTimeSeconds\":5}");
        sometimes(
                spec,
                "gracefulRestart",
                "{\"enabled\":true}",
                "{\"enabled\":true,\"restartTimeSeconds\":60}",
                "{}",
                "null",
                "{\"enabled\":false,\"restartTimeSeconds\":5000}");
        sometimes(spec, "ebgpMultihop", "1", "4", "0", "null", "\"4\"");
        sometimes(spec, "authSecretRef", "\"s\"", "\"t\"", "null", "\"\"");
        sometimes(spec, "transport", "{\"peerPort\":1790}", "{}", "{\"localPort\":70000}", "{\"localPort\":179}");
        sometimes(
                spec,
                "families",
                "[]",
                "[{\"afi\":\"ipv4\",\"safi\":\"unicast\"}]",
                "[{\"afi\":\"ipv4\"}]",
                "[{\"afi\":\"x\",\"safi\":\"unicast\",\"advertisements\":{\"matchLabels\":{\"a\":\"b\"}}}]");
        return spec;
    }

    private ObjectNode advertisement() {
        var spec = JSON.createObjectNode();
        often(
                spec,
                "advertisements",
                "[]",
                "[{\"advertisementType\":\"PodCIDR\"}]",
                "[{\"advertisementType\":\"Service\",\"service\":{\"addresses\":[\"LoadBalancerIP\"]}}]",
                "[{\"advertisementType\":\"Service\",\"service\":{\"addresses\":[]}}]",
                "[{\"advertisementType\":\"X\"}]",
                "[{}]",
                "[{\"advertisementType\":\"PodCIDR\",\"attributes\":{\"communities\":{\"standard\":[\"65000:1\"]},\"localPreference\":9}}]",
                "[{\"advertisementType\":\"PodCIDR\",\"attributes\":{\"communities\":{\"standard\":[\"65536:1\"],\"wellKnown\":[\"x\"]}}}]",
                "null");
        return spec;
    }

    private ObjectNode cidrs() {
        var spec = JSON.createObjectNode();
        often(
                spec,
                "externalCIDRs",
                "[]",
                "[\"10.0.0.0/8\"]",
                "[\"fd00::/8\",\"10.0.0.0/8\"]",
                "[\"10.0.0.1\"]",
                "[1]",
                "null");
        return spec;
    }

    private void often(ObjectNode node, String field, String... choices) {
        if (random.nextInt(8) > 0) {
            node.set(field, json(weighed(choices)));
        }
    }

    private void sometimes(ObjectNode node, String field, String... choices) {
        if (random.nextInt(5) < 2) {
            node.set(field, json(weighed(choices)));
        }
    }

    /** The first two choices are the plain ones, and come as often as all others. */
    private String weighed(String... choices) {
        return random.nextBoolean() ? choices[random.nextInt(Math.min(2, choices.length))] : any(choices);
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<String> shuffled(String... all) {
        var some = new ArrayList<>(
                Arrays.stream(all).filter(_ -> random.nextInt(3) > 0).toList());
        Collections.shuffle(some, random);
        return some;
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
