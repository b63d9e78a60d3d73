package dev.breakwater.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Specs of Kubernetes' own NetworkPolicy. */
final class RandomNetworkPolicies {
    private final Dice dice;
    private final RandomSelectors selectors;

    RandomNetworkPolicies(Dice dice, RandomSelectors selectors) {
        this.dice = dice;
        this.selectors = selectors;
    }

    Map<String, Object> spec() {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", dice.oneIn(2) ? Map.of() : selectors.pods());
        if (!dice.oneIn(4)) {
            spec.put("policyTypes", dice.some(List.of("Ingress", "Egress")));
        }
        if (!dice.oneIn(3)) {
            spec.put("ingress", dice.several(0, 2, () -> rule("from")));
        }
        if (dice.oneIn(2)) {
            spec.put("egress", dice.several(0, 2, () -> rule("to")));
        }
        return spec;
    }

    private Map<String, Object> rule(String peers) {
        var rule = new LinkedHashMap<String, Object>();
        if (!dice.oneIn(4)) {
            rule.put(peers, dice.several(dice.oneIn(8) ? 0 : 1, 2, this::peer));
        }
        if (!dice.oneIn(3)) {
            rule.put("ports", dice.several(dice.oneIn(8) ? 0 : 1, 2, this::port));
        }
        return rule;
    }

    private Map<String, Object> peer() {
        var peer = new LinkedHashMap<String, Object>();
        switch (dice.below(5)) {
            case 0 -> peer.put("podSelector", selectors.pods());
            case 1 -> peer.put("namespaceSelector", selectors.namespaces());
            case 2 -> {
                peer.put("podSelector", selectors.pods());
                peer.put("namespaceSelector", selectors.namespaces());
            }
            case 3 -> peer.put("ipBlock", block());
            default -> {
                if (dice.oneIn(3)) {
                    peer.put("podSelector", Map.of());
                    peer.put("ipBlock", block());
                } else if (!dice.oneIn(3)) {
                    peer.put("namespaceSelector", Map.of());
                }
            }
        }
        return peer;
    }

    private Map<String, Object> block() {
        var block = new LinkedHashMap<String, Object>();
        block.put("cidr", RandomPeers.cidr(dice));
        if (dice.oneIn(3)) {
            block.put("except", List.of(dice.oneOf("10.9.0.0/16", "198.51.100.7/32", "8.8.8.8/32")));
        }
        return block;
    }

    private Map<String, Object> port() {
        var port = new LinkedHashMap<String, Object>();
        if (!dice.oneIn(3)) {
            port.put("protocol", dice.oneOf("TCP", "TCP", "UDP", "SCTP"));
        }
        if (!dice.oneIn(5)) {
            port.put("port", dice.oneIn(4) ? dice.oneOf("http", "web", "dns") : dice.oneOf((Object) 80, 443, 53, 8080));
            if (dice.oneIn(5)) {
                port.put("endPort", dice.oneOf(80, 90, 9000));
            }
        }
        return port;
    }
}
