package dev.breakwater.reach.object;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.LayerSeven;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The L7 part of one {@code toPorts} entry. */
final class LayerSevens {
    private static final List<String> KINDS = List.of("http", "kafka", "dns", "l7proto");

    private LayerSevens() {}

    static LayerSeven read(Tree entry, List<Ports.Port> ports, Direction direction, boolean host, Scope scope) {
        Tree rules = entry.at("rules");
        onlyOneKind(rules);
        String kind = filled(rules);
        if (kind != null) {
            check(rules, kind, direction, host, scope);
            checkPorts(entry, kind, ports);
        }
        List<String> names = serverNames(entry, kind);
        String unmodelled = unmodelled(entry, kind, direction);
        String parser = parser(entry, kind, names);
        if (unmodelled != null) {
            boolean tls = entry.at("terminatingTLS").isPresent()
                    || entry.at("originatingTLS").isPresent();
            return new LayerSeven.Unmodelled(
                    unmodelled, new LayerSeven.Merging(parser, kind != null, !names.isEmpty(), tls, ""));
        }
        return switch (kind) {
            case "http" -> HttpRules.read(rules.at("http"));
            case "dns" ->
                new LayerSeven.Dns(
                        rules.at("dns").items().stream().map(Domains::selector).toList());
            case null, default ->
                names.isEmpty() ? new LayerSeven.None() : new LayerSeven.ServerNames(new TreeSet<>(names));
        };
    }

    private static void onlyOneKind(Tree rules) {
        var present = KINDS.stream().filter(kind -> rules.at(kind).isPresent()).toList();
        if (rules.isPresent() && present.size() != 1) {
            throw Unacceptable.schema(
                    rules.path(),
                    "multiple L7 protocol rule types specified in single rule, or none: must be one of " + KINDS);
        }
    }

    /** The kind whose rules there are; an empty list of rules is plain L4. */
    private static @Nullable String filled(Tree rules) {
        return Stream.of("http", "kafka", "dns", "l7")
                .filter(kind -> !rules.at(kind).items().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static void check(Tree rules, String kind, Direction direction, boolean host, Scope scope) {
        String wrong = null;
        if (host && direction == Direction.INGRESS) {
            wrong = "L7 policy is not supported on host ingress yet";
        } else if (!scope.topology().options().layerSevenProxy()) {
            wrong = "L7 policy is not supported since L7 proxy is not enabled";
        } else if (kind.equals("dns") && direction == Direction.INGRESS) {
            wrong = "L7 protocol DNS is not supported on ingress yet";
        } else if (host && (kind.equals("http") || kind.equals("kafka"))) {
            wrong = "L7 protocol " + kind + " is not supported on host egress yet";
        }
        if (wrong != null) {
            throw Unacceptable.cilium(rules.path(), wrong);
        }
    }

    private static void checkPorts(Tree entry, String kind, List<Ports.Port> ports) {
        if (kind.equals("dns") && ports.isEmpty()) {
            throw Unacceptable.cilium(entry.path(), "port 53 must be specified for DNS rules");
        }
        for (Ports.Port port : ports) {
            boolean numbered = !port.isNamed();
            if (kind.equals("dns") && numbered && port.endPort() > port.number()) {
                throw Unacceptable.cilium(port.path(), "DNS rules do not support port ranges");
            }
            if (!kind.equals("dns") && port.protocol() != Protocol.TCP) {
                throw Unacceptable.cilium(
                                port.path(),
                                "L7 rules can only apply to TCP (not "
                                        + (port.protocol() == null ? "ANY" : port.protocol())
                                        + ") except for DNS rules")
                        .remedy("Say protocol: TCP");
            }
            if (numbered && port.number() == 0) {
                throw Unacceptable.cilium(port.path(), "L7 rules can not be used when a port is 0");
            }
        }
    }

    private static List<String> serverNames(Tree entry, @Nullable String kind) {
        List<String> names = entry.at("serverNames").texts();
        if (!names.isEmpty() && kind != null && !entry.at("terminatingTLS").isPresent()) {
            throw Unacceptable.cilium(
                    entry.path(), "ServerNames are not allowed with L7 rules without TLS termination");
        }
        if (names.contains("")) {
            throw Unacceptable.cilium(entry.path(), "empty server name is not allowed");
        }
        return names;
    }

    private static @Nullable String unmodelled(Tree entry, @Nullable String kind, Direction direction) {
        var reasons = new ArrayList<String>();
        Tree listener = entry.at("listener");
        if (listener.isPresent()) {
            String name = listener.at("name").requiredText();
            if (direction == Direction.INGRESS) {
                throw Unacceptable.cilium(listener.path(), "Listener is not allowed on ingress (" + name + ")");
            }
            if (kind != null) {
                throw Unacceptable.cilium(listener.path(), "Listener is not allowed with L7 rules (" + name + ")");
            }
            reasons.add("an Envoy listener decides");
        }
        if (entry.at("terminatingTLS").isPresent() || entry.at("originatingTLS").isPresent()) {
            reasons.add("TLS interception is not modelled");
        }
        Tree protocol = entry.at("rules").at("l7proto");
        if ("kafka".equals(kind) || protocol.isPresent()) {
            reasons.add(protocol.textOr("kafka") + " rules are not modelled");
        }
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    private static String parser(Tree entry, @Nullable String kind, List<String> names) {
        if (entry.at("listener").isPresent()) {
            return "crd";
        }
        String custom = entry.at("rules").at("l7proto").text();
        if (custom != null) {
            return custom;
        }
        boolean tls = entry.at("terminatingTLS").isPresent()
                || entry.at("originatingTLS").isPresent();
        return kind != null ? kind : tls || !names.isEmpty() ? "tls" : "";
    }
}
