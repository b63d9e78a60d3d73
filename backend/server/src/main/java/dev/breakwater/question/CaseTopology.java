package dev.breakwater.question;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Topology.CidrGroup;
import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Namespace;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.reach.Topology.Service;
import dev.breakwater.vocabulary.Rejection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a case's cluster, from namespaces to learned names. */
final class CaseTopology {
    private CaseTopology() {}

    static Topology of(Map<?, ?> tree) {
        return new Topology(
                Trees.truth(tree.get("dualStack")),
                options(Trees.map(tree.get("options"))),
                Trees.each(tree.get("namespaces"), CaseTopology::namespace),
                Trees.each(tree.get("endpoints"), CaseTopology::endpoint),
                Trees.each(tree.get("nodes"), CaseTopology::node),
                Trees.each(tree.get("services"), CaseTopology::service),
                Trees.each(
                        tree.get("cidrGroups"),
                        group -> new CidrGroup(name(group), labels(group), Trees.texts(group.get("cidrs")))),
                Trees.texts(tree.get("apiServerCIDRs")),
                Trees.each(tree.get("fqdns"), known -> new KnownName(name(known), Trees.texts(known.get("ips")))));
    }

    private static AgentOptions options(Map<?, ?> tree) {
        return new AgentOptions(
                Trees.truth(tree.get("hostFirewall")),
                Trees.truth(tree.get("nodeSelectorLabels")),
                Trees.truth(tree.get("cidrMatchNodes")),
                enforcement(Trees.text(tree.get("enforcement"))),
                !"policy".equals(tree.get("allowLocalhost")),
                !Trees.truth(tree.get("noL7Proxy")));
    }

    private static Enforcement enforcement(@Nullable String mode) {
        return switch (mode) {
            case null -> Enforcement.DEFAULT;
            case "default" -> Enforcement.DEFAULT;
            case "always" -> Enforcement.ALWAYS;
            case "never" -> Enforcement.NEVER;
            default ->
                throw Rejection.invalid("input-malformed", "enforcement is default, always or never, not " + mode);
        };
    }

    private static Namespace namespace(Map<?, ?> tree) {
        return new Namespace(name(tree), labels(tree));
    }

    private static Endpoint endpoint(Map<?, ?> tree) {
        return new Endpoint(
                Trees.required(tree.get("id")),
                Trees.required(tree.get("namespace")),
                labels(tree),
                Trees.each(tree.get("namedPorts"), CaseTopology::namedPort),
                Trees.text(tree.get("ipv4")),
                Trees.text(tree.get("ipv6")),
                Trees.text(tree.get("serviceAccount")),
                Trees.text(tree.get("node")),
                Trees.text(tree.get("reserved")));
    }

    private static NamedPort namedPort(Map<?, ?> tree) {
        Integer port = Trees.number(tree.get("port"));
        return new NamedPort(name(tree), port == null ? 0 : port, protocol(Trees.text(tree.get("protocol"))));
    }

    /** TCP where none is named. */
    static Protocol protocol(@Nullable String name) {
        try {
            return name == null ? Protocol.TCP : Protocol.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Rejection.invalid(
                    "protocol-unknown", "A protocol is TCP, UDP, SCTP, ICMP or ICMPv6, not '" + name + "'");
        }
    }

    private static Node node(Map<?, ?> tree) {
        return new Node(
                name(tree),
                labels(tree),
                Trees.text(tree.get("ipv4")),
                Trees.text(tree.get("ipv6")),
                Trees.truth(tree.get("kubeAPIServer")));
    }

    private static Service service(Map<?, ?> tree) {
        return new Service(
                name(tree),
                Trees.required(tree.get("namespace")),
                labels(tree),
                Trees.texts(Trees.map(tree.get("selector"))),
                Trees.texts(tree.get("endpoints")));
    }

    private static String name(Map<?, ?> tree) {
        return Trees.required(tree.get("name"));
    }

    private static Map<String, String> labels(Map<?, ?> tree) {
        return Trees.texts(Trees.map(tree.get("labels")));
    }
}
