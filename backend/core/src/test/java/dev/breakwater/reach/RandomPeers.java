package dev.breakwater.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The L3 members of a rule: one kind mostly, none, an empty list, or two that Cilium refuses to combine. */
final class RandomPeers {
    private static final List<String> CIDRS = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.1.0.1/32",
            "198.51.100.0/24",
            "198.51.100.0/25",
            "198.51.100.7/32",
            "203.0.113.0/24",
            "203.0.113.10/32",
            "192.168.0.0/16",
            "192.168.0.1/32",
            "8.8.8.8/32");
    private static final List<String> CIDRS_V6 = List.of("::/0", "2001:db8::/32", "2001:db8::7/128", "fd00:1::/64");
    private static final List<String> ENTITIES = List.of(
            "all",
            "world",
            "cluster",
            "host",
            "init",
            "ingress",
            "unmanaged",
            "remote-node",
            "health",
            "none",
            "kube-apiserver",
            "world-ipv4",
            "world-ipv6");

    private final Dice dice;
    private final RandomSelectors selectors;
    private final String prefix;

    /** @param prefix {@code from} or {@code to} */
    RandomPeers(Dice dice, String prefix) {
        this.dice = dice;
        this.selectors = new RandomSelectors(dice);
        this.prefix = prefix;
    }

    static String cidr(Dice dice) {
        return dice.oneIn(6) ? dice.any(CIDRS_V6) : dice.any(CIDRS);
    }

    void addTo(Map<String, Object> rule, boolean deny) {
        if (dice.onLayerSeven() && dice.oneIn(2)) {
            rule.put(prefix + "Entities", List.of("all"));
        } else if (!dice.oneIn(3)) {
            addOne(rule, deny);
        }
        if (dice.oneIn(80)) {
            addOne(rule, deny);
        }
        if (dice.oneIn(25)) {
            rule.put(prefix + "Requires", dice.several(1, 1, selectors::endpoints));
        }
        if (dice.oneIn(300)) {
            rule.put(prefix + "Groups", List.of(Map.of("aws", Map.of("securityGroupsIds", List.of("sg-1")))));
        }
    }

    private void addOne(Map<String, Object> rule, boolean deny) {
        boolean egress = prefix.equals("to");
        switch (dice.below(egress ? 14 : 11)) {
            case 0, 1, 2, 3, 4 -> rule.put(prefix + "Endpoints", list(2, this::endpoints));
            case 5 -> rule.put(prefix + "CIDR", list(2, this::plainCidr));
            case 6, 7 -> rule.put(prefix + "CIDRSet", list(2, this::cidrRule));
            case 8, 9 -> rule.put(prefix + "Entities", list(2, this::entity));
            case 10 -> {
                if (dice.oneIn(4)) {
                    rule.put(prefix + "Nodes", list(1, selectors::nodes));
                }
            }
            case 11 -> rule.put("toServices", list(2, this::service));
            default -> {
                if (!deny) {
                    rule.put("toFQDNs", list(2, this::fqdn));
                }
            }
        }
    }

    /** Empty now and then, which is not the same as absent. */
    private List<Object> list(int most, Supplier<Object> item) {
        return dice.oneIn(20) ? List.of() : dice.several(1, most, item);
    }

    private Object endpoints() {
        return dice.oneIn(3) ? Map.of() : selectors.endpoints();
    }

    private Object entity() {
        return dice.oneIn(200) ? "nobody" : dice.oneIn(4) ? dice.oneOf("all", "world", "cluster") : dice.any(ENTITIES);
    }

    private Object plainCidr() {
        return dice.oneIn(40) ? dice.oneOf("198.51.100.7", "10.1.0.1/16", "nonsense", "1.2.3.4/33") : cidr(dice);
    }

    private Object cidrRule() {
        var rule = new LinkedHashMap<String, Object>();
        switch (dice.below(8)) {
            case 0 -> rule.put("cidrGroupRef", dice.oneOf("partners", "offices", "nobodies"));
            case 1 -> rule.put("cidrGroupSelector", selectors.groups());
            default -> rule.put("cidr", dice.oneIn(60) ? dice.oneOf("198.51.100.7", "x", "10.1.2.3/16") : cidr(dice));
        }
        if (dice.oneIn(80)) {
            rule.put("cidr", "10.0.0.0/8");
        }
        if (dice.oneIn(3)) {
            rule.put("except", exceptions(String.valueOf(rule.get("cidr"))));
        }
        return rule;
    }

    /** Mostly inside, for the others are refused. */
    private List<String> exceptions(String cidr) {
        return switch (cidr) {
            case "0.0.0.0/0", "null" ->
                dice.several(0, 2, () -> dice.oneOf("10.0.0.0/8", "198.51.100.0/24", "0.0.0.0/0", "8.8.8.8/32"));
            case "10.0.0.0/8" -> dice.several(1, 2, () -> dice.oneOf("10.9.0.0/16", "10.1.0.0/16", "10.9.9.9/32"));
            case "198.51.100.0/24" -> List.of(dice.oneOf("198.51.100.7/32", "198.51.100.128/25", "198.51.100.0/24"));
            case "::/0" -> List.of("2001:db8::/32");
            case "2001:db8::/32" -> List.of("2001:db8::7/128");
            default -> dice.oneIn(20) ? List.of("1.0.0.0/8") : List.of();
        };
    }

    private Object service() {
        if (dice.oneIn(2)) {
            var named = new LinkedHashMap<String, Object>(Map.of("serviceName", dice.oneOf("svc", "ext", "nosvc")));
            if (dice.oneIn(2)) {
                named.put("namespace", dice.any(RandomTopology.NAMESPACES));
            }
            return Map.of("k8sService", named);
        }
        Map<String, Object> selected = new LinkedHashMap<>();
        selected.put("selector", Map.of("matchLabels", Map.of("app", dice.oneOf("web", "db"))));
        if (dice.oneIn(2)) {
            selected.put("namespace", dice.any(RandomTopology.NAMESPACES));
        }
        return Map.of("k8sServiceSelector", selected);
    }

    private Object fqdn() {
        return RandomNames.selector(dice);
    }
}
