package dev.breakwater.reach;

import dev.breakwater.reach.AgentOptions.Enforcement;
import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.NaiveRules.Rule;
import dev.breakwater.reach.NaiveRules.Section;
import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.vocabulary.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second and naive answer to who can talk to whom at L3 and L4: it walks the policies flow by flow, straight from the
 * semantics and from the objects' trees, and shares nothing with the engine but words. A deny that matches denies; else an
 * allow that matches allows; else default deny, if anything asks for it.
 */
public final class NaiveReach {

    /** Of each side: {@code allowed}, {@code denied}, {@code defaultDeny} or {@code n/a}. */
    public record Answer(String egress, String ingress) {}

    /** Whose policies are asked. */
    private record Side(
            Map<String, String> labels,
            String namespace,
            @Nullable Node node,
            @Nullable Endpoint pod) {}

    private final Topology topology;
    private final NaiveIdentities identities;
    private final List<Rule> rules = new ArrayList<>();

    /** @param policies those that Cilium accepts */
    public NaiveReach(Topology topology, List<Map<String, Object>> policies) {
        this.topology = topology;
        this.identities = new NaiveIdentities(topology, policies);
        policies.forEach(policy -> rules.addAll(NaiveRules.of(policy, topology)));
    }

    /** @param flow as a case writes its queries */
    public Answer decide(Map<String, Object> flow) {
        Object from = inside(flow.get("from"));
        Object to = inside(flow.get("to"));
        Protocol protocol = Protocol.valueOf(
                String.valueOf(flow.getOrDefault("protocol", "TCP")).toUpperCase(Locale.ROOT));
        int port = port(flow, protocol);
        Node fromNode = nodeOf(from);
        Node toNode = nodeOf(to);
        return new Answer(
                decide(side(from), peer(to, fromNode), Direction.EGRESS, protocol, port),
                decide(side(to), peer(from, toNode), Direction.INGRESS, protocol, port));
    }

    private static int port(Map<String, Object> flow, Protocol protocol) {
        return switch (protocol) {
            case ICMP -> (Integer) flow.getOrDefault("icmpType", 8);
            case ICMPV6 -> (Integer) flow.getOrDefault("icmpType", 128);
            default -> (Integer) flow.get("port");
        };
    }

    private String decide(@Nullable Side side, NaivePeer peer, Direction direction, Protocol protocol, int port) {
        if (side == null) {
            return "n/a";
        }
        Enforcement mode = topology.options().enforcement();
        if (mode == Enforcement.NEVER) {
            return "allowed";
        }
        boolean ingress = direction == Direction.INGRESS;
        List<Section> sections = rules.stream()
                .filter(rule -> selects(rule, side))
                .map(rule -> ingress ? rule.ingress() : rule.egress())
                .toList();
        boolean always = mode == Enforcement.ALWAYS || side.labels.containsKey("reserved:init");
        boolean defaultDeny = always || sections.stream().anyMatch(each -> each.isThere() && each.defaultDeny());
        Predicate<NaivePort> covers = each -> each.covers(
                protocol, port, (name, asked) -> ingress ? ownPort(side, name, asked) : anybodysPort(name, asked));
        if (matches(sections.stream().map(Section::deny).toList(), peer, covers)) {
            return "denied";
        }
        boolean localhost = ingress
                && side.pod != null
                && peer.isReserved("host")
                && topology.options().alwaysAllowLocalhost();
        boolean allowed = !defaultDeny
                || localhost
                || matches(sections.stream().map(Section::allow).toList(), peer, covers);
        return allowed ? "allowed" : "defaultDeny";
    }

    private static boolean selects(Rule rule, Side side) {
        boolean node = side.pod == null;
        return rule.ofNodes() == node
                && (rule.namespace().isEmpty() || rule.namespace().equals(side.namespace))
                && rule.subject().matches(side.labels);
    }

    /** What any rule requires narrows the peers of all. */
    private static boolean matches(List<List<NaiveItem>> items, NaivePeer peer, Predicate<NaivePort> covers) {
        List<NaiveItem> all = items.stream().flatMap(List::stream).toList();
        List<NaiveSelector> required =
                all.stream().flatMap(item -> item.requires().stream()).toList();
        return all.stream().anyMatch(item -> item.matches(peer, required, covers));
    }

    private static int ownPort(Side side, String name, Protocol protocol) {
        return side.pod == null
                ? 0
                : side.pod.namedPorts().stream()
                        .filter(port -> port.name().equals(name) && port.protocol() == protocol)
                        .mapToInt(NamedPort::port)
                        .findFirst()
                        .orElse(0);
    }

    /** Of all pods of the cluster, if they agree. */
    private int anybodysPort(String name, Protocol protocol) {
        List<Integer> numbers = topology.endpoints().stream()
                .flatMap(pod -> pod.namedPorts().stream())
                .filter(port -> port.name().equals(name) && port.protocol() == protocol)
                .map(NamedPort::port)
                .distinct()
                .toList();
        return numbers.size() == 1 ? numbers.getFirst() : 0;
    }

    private @Nullable Side side(Object end) {
        return switch (end) {
            case Endpoint pod ->
                new Side(identities.of(pod), pod.reserved() == null ? pod.namespace() : "", nodeOf(pod), pod);
            case Node node when topology.options().hostFirewall() -> new Side(identities.asHost(node), "", node, null);
            default -> null;
        };
    }

    private NaivePeer peer(Object end, @Nullable Node here) {
        return switch (end) {
            case Endpoint pod -> identities.peer(identities.of(pod), null);
            case Node node -> identities.peer(node, here);
            case Map<?, ?> map when map.get("entity") instanceof String entity -> identities.entity(entity, here);
            case Map<?, ?> map -> identities.address(String.valueOf(map.get("cidr")));
            default -> throw new IllegalArgumentException(end.toString());
        };
    }

    /** Pods and nodes themselves, also where their address is named; a name is its first address. */
    private Object inside(Object end) {
        if (end instanceof String id) {
            return topology.endpoints().stream()
                    .filter(pod -> pod.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
        var map = (Map<?, ?>) end;
        if (map.get("node") instanceof String name) {
            return node(name);
        }
        if (map.get("fqdn") instanceof String name) {
            KnownName known = topology.names().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return Map.of("cidr", known.ips().getFirst());
        }
        return map.get("cidr") instanceof String address ? owner(IpAddress.parse(address), map) : map;
    }

    private Object owner(IpAddress address, Object nobody) {
        return Stream.concat(
                        topology.nodes().stream().filter(node -> is(address, node.ipv4(), node.ipv6())),
                        topology.endpoints().stream().filter(pod -> is(address, pod.ipv4(), pod.ipv6())))
                .map(Object.class::cast)
                .findFirst()
                .orElse(nobody);
    }

    private static boolean is(IpAddress address, @Nullable String... some) {
        return Stream.of(some)
                .filter(Objects::nonNull)
                .anyMatch(each -> IpAddress.parse(each).equals(address));
    }

    private @Nullable Node nodeOf(Object end) {
        return switch (end) {
            case Node node -> node;
            case Endpoint pod when pod.node() != null -> node(pod.node());
            default -> null;
        };
    }

    private @Nullable Node node(String name) {
        return topology.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
