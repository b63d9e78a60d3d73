package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Random policies of Cilium and Kubernetes as plain trees, with every feature and every nasty combination; some of them are
 * refused by Cilium, as they should be.
 */
final class RandomPolicies {
    private final Dice dice;
    private final RandomSelectors selectors;
    private final RandomNetworkPolicies kubernetes;

    RandomPolicies(Dice dice) {
        this.dice = dice;
        this.selectors = new RandomSelectors(dice);
        this.kubernetes = new RandomNetworkPolicies(dice, selectors);
    }

    /** Objects of different names. */
    List<Map<String, Object>> several(int most) {
        var made = new ArrayList<Map<String, Object>>();
        int count = 1 + dice.below(most);
        for (int number = 1; number <= count; number++) {
            made.add(policy("policy-" + number));
        }
        return made;
    }

    Map<String, Object> policy(String name) {
        return switch (dice.below(10)) {
            case 0, 1 -> object("networking.k8s.io/v1", "NetworkPolicy", name, kubernetes.spec());
            case 2, 3, 4 -> cilium("CiliumClusterwideNetworkPolicy", name, true);
            default -> cilium("CiliumNetworkPolicy", name, false);
        };
    }

    private Map<String, Object> cilium(String kind, String name, boolean clusterwide) {
        Map<String, Object> object = object("cilium.io/v2", kind, name, rule(clusterwide));
        if (dice.oneIn(20)) {
            object.put("specs", dice.several(0, 2, () -> rule(clusterwide)));
            if (dice.oneIn(2)) {
                object.remove("spec");
            }
        }
        return object;
    }

    private Map<String, Object> object(String version, String kind, String name, Map<String, Object> spec) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("name", name);
        if (!kind.startsWith("CiliumCluster")) {
            metadata.put("namespace", RandomTopology.namespace(dice));
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", metadata);
        object.put("spec", spec);
        return object;
    }

    private Map<String, Object> rule(boolean clusterwide) {
        var rule = new LinkedHashMap<String, Object>();
        boolean nodes = dice.oneIn(clusterwide ? 7 : 150);
        if (!nodes || dice.oneIn(100)) {
            rule.put("endpointSelector", dice.oneIn(2) || dice.onLayerSeven() ? Map.of() : selectors.endpoints());
        }
        if (nodes) {
            rule.put("nodeSelector", dice.oneIn(2) ? Map.of() : selectors.nodes());
        }
        if (dice.oneIn(150)) {
            rule.remove("endpointSelector");
        }
        int direction = dice.below(dice.oneIn(20) ? 4 : 3);
        section(rule, "ingress", false, direction == 0 || direction == 2);
        section(rule, "egress", true, direction == 1 || direction == 2);
        section(rule, "ingressDeny", false, dice.oneIn(dice.onLayerSeven() ? 20 : 5));
        section(rule, "egressDeny", true, dice.oneIn(dice.onLayerSeven() ? 20 : 5));
        if (dice.oneIn(5)) {
            rule.put("enableDefaultDeny", defaultDeny());
        }
        return rule;
    }

    private Map<String, Object> defaultDeny() {
        var both = new LinkedHashMap<String, Object>();
        for (String direction : dice.some(List.of("ingress", "egress"))) {
            both.put(direction, dice.oneIn(3));
        }
        return both;
    }

    private void section(Map<String, Object> rule, String name, boolean egress, boolean wanted) {
        if (!wanted) {
            return;
        }
        boolean deny = name.endsWith("Deny");
        rule.put(name, dice.several(dice.oneIn(20) ? 0 : 1, 2, () -> item(egress, deny)));
    }

    private Map<String, Object> item(boolean egress, boolean deny) {
        var item = new LinkedHashMap<String, Object>();
        if (dice.oneIn(12)) {
            return item;
        }
        new RandomPeers(dice, egress ? "to" : "from").addTo(item, deny);
        new RandomPorts(dice, egress).addTo(item, deny);
        if (!deny && dice.oneIn(250)) {
            item.put("authentication", Map.of("mode", dice.oneOf("disabled", "required")));
        }
        return item;
    }
}
