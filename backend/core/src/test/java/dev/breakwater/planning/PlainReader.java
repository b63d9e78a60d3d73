package dev.breakwater.planning;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.flow.PolicyReader;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the simplest of clusterwide policies, endpoints and ports only: enough for small worlds, and nobody else's work. */
final class PlainReader implements PolicyReader {
    @Override
    public Map<ObjectRef, List<Clause>> read(List<Map<String, Object>> objects, Topology topology) {
        var clauses = new HashMap<ObjectRef, List<Clause>>();
        for (Map<String, Object> object : objects) {
            String name = String.valueOf(map(object.get("metadata")).get("name"));
            var ref = new ObjectRef("cilium.io", String.valueOf(object.get("kind")), null, name);
            clauses.put(ref, clauses(ref, map(object.get("spec"))));
        }
        return clauses;
    }

    private static List<Clause> clauses(ObjectRef ref, Map<?, ?> spec) {
        var clauses = new ArrayList<Clause>();
        var subject = new Subject(selector(spec.get("endpointSelector")), null, false);
        for (Direction direction : Direction.values()) {
            String word = direction == Direction.INGRESS ? "ingress" : "egress";
            items(spec.get(word)).forEach(item -> rule(clauses, ref, direction, Effect.ALLOW, subject, item));
            items(spec.get(word + "Deny")).forEach(item -> rule(clauses, ref, direction, Effect.DENY, subject, item));
            boolean speaks = spec.containsKey(word) || spec.containsKey(word + "Deny");
            if (speaks
                    && !Boolean.FALSE.equals(map(spec.get("enableDefaultDeny")).get(word))) {
                clauses.add(Clause.defaultDeny(new Clause.Origin(ref, "spec"), direction, subject));
            }
        }
        return clauses;
    }

    private static void rule(
            List<Clause> clauses, ObjectRef ref, Direction direction, Effect effect, Subject subject, Map<?, ?> item) {
        List<Peer> peers = items(item.get(direction == Direction.INGRESS ? "fromEndpoints" : "toEndpoints")).stream()
                .map(selector -> (Peer) new Peer.Labelled(selector(selector)))
                .toList();
        if (!peers.isEmpty()) {
            var origin = new Clause.Origin(ref, "spec");
            clauses.add(new Clause(origin, direction, effect, subject, peers, ports(item), new LayerSeven.None()));
        }
    }

    private static List<PortMatch> ports(Map<?, ?> item) {
        List<PortMatch> ports = Stream.concat(
                        items(item.get("toPorts")).stream()
                                .flatMap(rule -> items(rule.get("ports")).stream())
                                .map(PlainReader::port),
                        items(item.get("icmps")).stream()
                                .flatMap(rule -> items(rule.get("fields")).stream())
                                .map(PlainReader::message))
                .toList();
        return ports.isEmpty() ? List.of(new PortMatch.Every()) : ports;
    }

    private static PortMatch port(Map<?, ?> port) {
        int first = Integer.parseInt(String.valueOf(port.get("port")));
        int last = port.containsKey("endPort") ? Integer.parseInt(String.valueOf(port.get("endPort"))) : first;
        return new PortMatch.Range(
                Protocol.valueOf(String.valueOf(port.get("protocol"))), first, first == 0 ? 65535 : last);
    }

    private static PortMatch message(Map<?, ?> field) {
        int type = Integer.parseInt(String.valueOf(field.get("type")));
        return new PortMatch.Range(
                "IPv4".equals(field.get("family")) ? Protocol.ICMP : Protocol.ICMPV6, type, type == 0 ? 255 : type);
    }

    private static Selector selector(Object selector) {
        var requirements = new ArrayList<Selector.Requirement>();
        map(map(selector).get("matchLabels"))
                .forEach((key, value) ->
                        requirements.add(requirement(key, Operator.IN, new TreeSet<>(List.of(String.valueOf(value))))));
        for (Map<?, ?> expression : items(map(selector).get("matchExpressions"))) {
            var values = new TreeSet<String>();
            if (expression.get("values") instanceof List<?> given) {
                given.forEach(value -> values.add(String.valueOf(value)));
            }
            requirements.add(requirement(expression.get("key"), operator(expression), values));
        }
        return new Selector(requirements);
    }

    private static Operator operator(Map<?, ?> expression) {
        return switch (String.valueOf(expression.get("operator"))) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            default -> Operator.DOES_NOT_EXIST;
        };
    }

    private static Selector.Requirement requirement(Object key, Operator operator, TreeSet<String> values) {
        String text = String.valueOf(key);
        return text.startsWith("k8s:")
                ? new Selector.Requirement("k8s", text.substring(4), operator, values)
                : new Selector.Requirement("any", text, operator, values);
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<Map<?, ?>> items(Object value) {
        var items = new ArrayList<Map<?, ?>>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(map(item)));
        }
        return items;
    }
}
