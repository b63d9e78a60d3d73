package dev.breakwater.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The L4 and L7 members of a rule: names, ranges, octal and other numbers that mean something else, ICMP, HTTP, DNS, SNI. */
final class RandomPorts {
    private static final List<String> NUMBERS = List.of("80", "80", "80", "80", "443", "53", "53", "8080", "8081");
    private static final List<String> NAMES = List.of("http", "web", "dns", "HTTP", "nobody");
    private static final List<String> STRANGE = List.of("0", "010", "10", "8_0", "0x50", "00", "65535", "1", "64");
    private static final List<String> BAD =
            List.of("70000", "", "-1", "8080/tcp", "080", "a--b", "a-name-that-is-too-long");

    private final Dice dice;
    private final boolean egress;

    RandomPorts(Dice dice, boolean egress) {
        this.dice = dice;
        this.egress = egress;
    }

    void addTo(Map<String, Object> rule, boolean deny) {
        if (dice.onLayerSeven() && !dice.oneIn(8)) {
            rule.put("toPorts", dice.several(1, 2, () -> portRule(deny)));
        } else if (dice.oneIn(10)) {
            rule.put("icmps", dice.several(dice.oneIn(10) ? 0 : 1, 2, this::icmp));
        } else if (dice.oneIn(15)) {
            rule.put("toPorts", dice.oneIn(2) ? List.of() : List.of(Map.of()));
        } else if (!dice.oneIn(4)) {
            rule.put("toPorts", dice.several(1, 2, () -> portRule(deny)));
        }
        if (dice.oneIn(200)) {
            rule.put("icmps", List.of(Map.of("fields", List.of(Map.of("type", 8)))));
        }
    }

    private Map<String, Object> portRule(boolean deny) {
        var rule = new LinkedHashMap<String, Object>();
        boolean proxied = dice.oneIn(deny ? 15 : dice.onLayerSeven() ? 1 : 2);
        String kind = proxied ? layerSeven() : "";
        rule.put("ports", dice.several(dice.oneIn(30) ? 0 : 1, 2, () -> port(kind)));
        if (kind.equals("sni")) {
            if (!deny) {
                rule.put("serverNames", dice.several(1, 2, () -> dice.oneIn(60) ? "" : dice.any(RandomNames.NAMES)));
            }
        } else if (proxied) {
            rule.put("rules", rules(kind));
        }
        if (!deny && dice.oneIn(250)) {
            rule.put("serverNames", List.of("api.example.com"));
        }
        if (!deny && dice.oneIn(250)) {
            rule.put("listener", Map.of("envoyConfig", Map.of("name", "config"), "name", "listener"));
        }
        return rule;
    }

    private String layerSeven() {
        if (dice.oneIn(80)) {
            return dice.oneOf("kafka", "l7proto");
        }
        if (egress || dice.oneIn(60)) {
            return dice.oneOf("http", "dns", "dns", "sni");
        }
        return dice.mostly("http", "sni");
    }

    private Map<String, Object> port(String layerSeven) {
        var port = new LinkedHashMap<String, Object>();
        port.put("port", number(layerSeven));
        if (dice.oneIn(layerSeven.isEmpty() ? 6 : 16)) {
            port.put("endPort", dice.oneOf(0, 79, 80, 90, 443, 9000, 65535));
        }
        boolean plain = layerSeven.isEmpty() || layerSeven.equals("dns") || layerSeven.equals("sni");
        String protocol = plain || dice.oneIn(40) ? dice.oneOf("TCP", "TCP", "UDP", "ANY", "SCTP", "") : "TCP";
        if (!protocol.isEmpty()) {
            port.put("protocol", protocol);
        }
        return port;
    }

    private String number(String layerSeven) {
        if (dice.oneIn(120)) {
            return dice.any(BAD);
        }
        if (layerSeven.equals("http") && !dice.oneIn(4) || dice.onLayerSeven() && !layerSeven.equals("dns")) {
            return dice.mostly("80", "443");
        }
        if (layerSeven.equals("dns")) {
            return dice.mostly("53", "5353", "dns");
        }
        return dice.oneIn(7) ? dice.any(NAMES) : dice.oneIn(7) ? dice.any(STRANGE) : dice.any(NUMBERS);
    }

    private Map<String, Object> rules(String kind) {
        Map<String, Object> rules = new LinkedHashMap<>();
        switch (kind) {
            case "http" -> rules.put("http", dice.several(dice.oneIn(12) ? 0 : 1, 2, this::http));
            case "dns" ->
                rules.put(
                        "dns",
                        dice.several(
                                dice.oneIn(12) ? 0 : 1,
                                2,
                                () -> dice.oneIn(12) ? Map.of() : RandomNames.selector(dice)));
            case "kafka" -> rules.put("kafka", List.of(Map.of("topic", "orders")));
            default -> rules.put("l7proto", "cassandra");
        }
        if (dice.oneIn(150)) {
            rules.put(kind.equals("http") ? "dns" : "http", List.of(Map.of()));
        }
        return dice.oneIn(40) ? Map.of() : rules;
    }

    private Map<String, Object> http() {
        var http = new LinkedHashMap<String, Object>();
        if (!dice.oneIn(3)) {
            http.put("method", dice.oneIn(100) ? "[" : dice.oneOf("GET", "POST", "GET|POST", ".*", "G"));
        }
        if (!dice.oneIn(3)) {
            http.put("path", dice.oneIn(100) ? "(" : dice.oneOf("/v1/.*", "/v1/charge", "/", "/v[12]/charge$", "/v1"));
        }
        if (dice.oneIn(6)) {
            http.put("host", dice.oneOf("api.example.com", ".*example[.]com", ""));
        }
        if (dice.oneIn(10)) {
            http.put("headers", List.of(dice.oneOf("X-Token: secret", "X-Token", "x-token: other", "X-Token secret")));
        }
        if (dice.oneIn(12)) {
            http.put("headerMatches", List.of(headerMatch()));
        }
        return http;
    }

    private Map<String, Object> headerMatch() {
        var match = new LinkedHashMap<String, Object>();
        match.put("name", dice.oneIn(40) ? "" : "X-Token");
        if (!dice.oneIn(3)) {
            match.put("value", "secret");
        }
        if (dice.oneIn(3)) {
            match.put("mismatch", dice.oneIn(15) ? "IGNORE" : dice.oneOf("LOG", "ADD", "DELETE", "REPLACE"));
        }
        return match;
    }

    private Map<String, Object> icmp() {
        return Map.of("fields", dice.several(dice.oneIn(15) ? 0 : 1, 2, this::icmpField));
    }

    private Map<String, Object> icmpField() {
        var field = new LinkedHashMap<String, Object>();
        if (dice.oneIn(2)) {
            field.put("family", dice.oneIn(40) ? "IPv5" : dice.oneOf("IPv4", "IPv6"));
        }
        field.put(
                "type",
                dice.oneIn(60)
                        ? dice.oneOf("Nonsense", "PacketTooBig")
                        : dice.oneOf((Object) 0, 8, 3, 128, "EchoRequest", "EchoReply", "8", "TimeExceeded"));
        return field;
    }
}
