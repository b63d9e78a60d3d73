package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Label selectors as people write them, and as nobody should: sources, reserved labels, negations, filtered and bad keys. */
final class RandomSelectors {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
    private static final List<String> VALUES = List.of("web", "db", "api", "front", "back", "", "kube-dns");
    private static final List<String> RESERVED = List.of(
            "reserved:host",
            "reserved:remote-node",
            "reserved:world",
            "reserved:world-ipv4",
            "reserved:kube-apiserver",
            "reserved:health",
            "reserved:ingress",
            "reserved:init",
            "reserved:unmanaged",
            "reserved:none");
    private static final List<String> RARE = List.of(
            "pod-template-hash",
            "app.kubernetes.io/name",
            "k8s:io.cilium.k8s.policy.cluster",
            "io.cilium.k8s.policy.serviceaccount",
            "container:app",
            "cidrgroup:kind",
            "kind",
            "any:io.cilium.policy.cidrgroupname/partners",
            "node:zone",
            "empty",
            "kubernetes.io/os",
            "k8s:io.kubernetes.custom");
    private static final List<String> BAD =
            List.of("-app", "app ", "UPPER.io/app", "k8s:" + NAMESPACE_LABELS + "x".repeat(40), "a/b/c", "");

    private final Dice dice;

    RandomSelectors(Dice dice) {
        this.dice = dice;
    }

    /** Of an endpointSelector, fromEndpoints, fromRequires. */
    Map<String, Object> endpoints() {
        return selector(this::key);
    }

    /** Of a namespaceSelector: keys are labels of namespaces, without a source. */
    Map<String, Object> namespaces() {
        return selector(() -> dice.oneIn(60)
                ? dice.oneOf("x".repeat(40), "k8s:env", "-bad")
                : dice.oneOf("env", "tenant.io/tenantId", "kubernetes.io/metadata.name"));
    }

    /** Of a podSelector: keys are labels of pods, without a source. */
    Map<String, Object> pods() {
        return selector(() -> dice.oneIn(60)
                ? dice.oneOf("x".repeat(62), NAMESPACE, "any:app", "k8s:app", "-bad")
                : dice.oneOf("app", "app", "tier", "k8s-app", "pod-template-hash"));
    }

    Map<String, Object> nodes() {
        return selector(() -> dice.oneOf("zone", "node:zone", "k8s:zone", "kubernetes.io/hostname", "node:missing"));
    }

    /** Over a CIDR group's own labels. */
    Map<String, Object> groups() {
        return selector(() -> dice.mostly("kind", "io.cilium.policy.cidrgroupname/partners"));
    }

    private Map<String, Object> selector(Supplier<String> keys) {
        var selector = new LinkedHashMap<String, Object>();
        if (dice.oneIn(6)) {
            return selector;
        }
        if (!dice.oneIn(3)) {
            selector.put("matchLabels", matchLabels(keys));
        }
        if (dice.oneIn(3)) {
            selector.put("matchExpressions", dice.several(dice.oneIn(20) ? 0 : 1, 2, () -> expression(keys.get())));
        }
        return selector;
    }

    /** Never one key under two sources, of which Cilium keeps a random one. */
    private Map<String, Object> matchLabels(Supplier<String> keys) {
        var labels = new LinkedHashMap<String, Object>();
        var bare = new ArrayList<String>();
        for (int count = dice.oneIn(4) ? 2 : 1; count > 0; count--) {
            String key = keys.get();
            String name = key.substring(key.indexOf(':') + 1);
            if (!bare.contains(name)) {
                bare.add(name);
                labels.put(key, value(key));
            }
        }
        return labels;
    }

    private Map<String, Object> expression(String key) {
        String operator = dice.oneIn(400) ? "Like" : dice.oneOf("In", "NotIn", "Exists", "DoesNotExist");
        var expression = new LinkedHashMap<String, Object>();
        expression.put("key", key);
        expression.put("operator", operator);
        boolean wants = operator.endsWith("In");
        if (dice.oneIn(150)) {
            wants = !wants;
        }
        if (wants) {
            expression.put("values", dice.several(1, 2, () -> value(key)));
        }
        return expression;
    }

    private String key() {
        if (dice.oneIn(150)) {
            return dice.any(BAD);
        }
        return switch (dice.below(16)) {
            case 0 -> dice.any(RESERVED);
            case 1 -> dice.any(RARE);
            case 2 -> dice.oneOf(NAMESPACE, "any:" + NAMESPACE);
            case 3 -> "k8s:" + NAMESPACE;
            case 4 -> dice.mostly("k8s:", "any:", "") + NAMESPACE_LABELS + "tenant.io/tenantId";
            case 5 -> "k8s:" + NAMESPACE_LABELS + dice.oneOf("env", "kubernetes.io/metadata.name");
            case 6 -> dice.oneOf("any:app", "k8s:app");
            case 7, 8 -> dice.oneOf("tier", "k8s:tier");
            case 9 -> "k8s-app";
            default -> "app";
        };
    }

    private String value(String key) {
        if (dice.oneIn(200)) {
            return dice.oneOf("v".repeat(64), "not a value", "-");
        }
        if (key.startsWith("reserved:")) {
            return dice.oneIn(10) ? "x" : "";
        }
        if (key.endsWith(NAMESPACE) || key.endsWith("metadata.name")) {
            return dice.any(RandomTopology.NAMESPACES);
        }
        return switch (key.substring(Math.max(key.lastIndexOf('.'), key.lastIndexOf(':')) + 1)) {
            case "io/tenantId" -> dice.oneOf("a", "b");
            case "env" -> dice.oneOf("prod", "dev", "");
            case "cluster" -> dice.oneOf("default", "other");
            case "serviceaccount" -> dice.oneOf("default", "robot");
            case "kind" -> dice.oneOf("partner", "office");
            case "zone" -> dice.oneOf("hk1", "hk2");
            case "io/hostname" -> dice.oneOf("n1", "n2");
            case "app" -> dice.oneOf("web", "db", "api");
            case "tier" -> dice.oneOf("front", "back", "");
            default -> dice.any(VALUES);
        };
    }
}
