package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Port;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a policy item speaks of, in Cilium's words: everything, ports, requests on ports, or ICMP messages. */
public sealed interface PortSet {

    /** At most so many ports, or ICMP types, in one item. */
    int MOST = 40;

    /** Every protocol and port, ICMP included: no field at all. */
    record Every() implements PortSet {}

    /** Ports, whatever they carry. */
    record Plain(List<Port> ports) implements PortSet {
        public Plain {
            ports = counted(ports);
        }
    }

    /** HTTP requests that match one of the rules. */
    record Http(List<Port> ports, List<HttpMatch> rules) implements PortSet {
        public Http {
            ports = counted(ports);
            rules = List.copyOf(rules);
        }
    }

    /** DNS questions for one of the names or patterns. */
    record Dns(List<Port> ports, List<String> names) implements PortSet {
        public Dns {
            ports = counted(ports);
            names = List.copyOf(names);
        }
    }

    /** ICMP messages. */
    record Icmp(List<IcmpField> fields) implements PortSet {
        public Icmp {
            fields = counted(fields);
        }
    }

    /** All that is given must match; method, path and host are regular expressions over the whole. */
    record HttpMatch(
            @Nullable String method,
            @Nullable String path,
            @Nullable String host,
            List<String> headers) {}

    /** The family, {@code IPv4} or {@code IPv6}, and the type's number. */
    record IcmpField(String family, int type) {}

    /** The fields of the item, possibly none. */
    default Map<String, Node> nodes() {
        return switch (this) {
            case Every() -> Map.of();
            case Plain(var ports) -> toPorts(Map.of("ports", ports(ports)));
            case Http(var ports, var rules) ->
                toPorts(Map.of(
                        "ports",
                        ports(ports),
                        "rules",
                        rules("http", rules.stream().map(PortSet::node).toList())));
            case Dns(var ports, var names) ->
                toPorts(Map.of(
                        "ports", ports(ports),
                        "rules",
                                rules(
                                        "dns",
                                        names.stream()
                                                .map(PeerSet::nameOrPattern)
                                                .toList())));
            case Icmp(var fields) ->
                Map.of(
                        "icmps",
                        new Node.Items(List.of(Node.fields(
                                "fields",
                                Node.items(fields.stream().map(PortSet::node).toList())))));
        };
    }

    private static Map<String, Node> toPorts(Map<String, Node> rule) {
        return Map.of("toPorts", new Node.Items(List.of(Node.fields(rule))));
    }

    private static Node rules(String parser, List<Node> rules) {
        return Node.fields(parser, new Node.Items(rules));
    }

    private static Node ports(List<Port> ports) {
        return Node.items(ports.stream().map(PortSet::node).toList());
    }

    private static Node node(Port port) {
        var fields = new TreeMap<String, Node>();
        fields.put("port", Node.text(port.first()));
        fields.put("protocol", Node.text(port.protocol()));
        if (port.isRange()) {
            fields.put("endPort", Node.whole(port.last()));
        }
        return new Node.Fields(fields);
    }

    private static Node node(IcmpField field) {
        return Node.fields(Map.of("family", Node.text(field.family), "type", Node.whole(field.type)));
    }

    private static Node node(HttpMatch match) {
        var fields = new TreeMap<String, Node>();
        put(fields, "method", match.method);
        put(fields, "path", match.path);
        put(fields, "host", match.host);
        if (!match.headers.isEmpty()) {
            fields.put("headers", Node.texts(match.headers));
        }
        return new Node.Fields(fields);
    }

    private static void put(Map<String, Node> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, Node.text(value));
        }
    }

    private static <T> List<T> counted(List<T> things) {
        if (things.isEmpty() || things.size() > MOST) {
            throw new IllegalArgumentException(things.size() + " in one item, not 1 to " + MOST);
        }
        return List.copyOf(things);
    }
}
