package dev.breakwater.reach;

import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.Topology.KnownName;
import dev.breakwater.reach.Topology.Node;
import dev.breakwater.vocabulary.IpAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The algebra, asked for single flows in the naive evaluator's words; it knows no placement, so the asker says who is local. */
final class AskedAlgebra {
    private final Topology topology;
    private final Space space;
    private final Reachability reachability;

    AskedAlgebra(Topology topology, PolicySet policies) {
        this.topology = topology;
        this.space = Space.of(topology, policies.clauses());
        this.reachability = space.reachability(policies.clauses());
    }

    NaiveReach.Answer decide(Flow flow) {
        End from = inside(flow.from());
        End to = inside(flow.to());
        Protocol protocol = flow.protocol();
        int port = flow.portOrType();
        return new NaiveReach.Answer(
                isOurs(from) ? word(reachability.egress(own(from), peer(to, nodeOf(from)), protocol, port)) : "n/a",
                isOurs(to) ? word(reachability.ingress(peer(from, nodeOf(to)), own(to), protocol, port)) : "n/a");
    }

    private static String word(Passage passage) {
        return passage.allows() ? "allowed" : "dropped";
    }

    private boolean isOurs(End end) {
        return end instanceof End.Pod
                || (end instanceof End.OfNode && topology.options().hostFirewall());
    }

    private Party own(End end) {
        return switch (end) {
            case End.Pod(var id) -> space.party(id);
            case End.OfNode(var name) -> space.party("host:" + name);
            default -> throw new IllegalArgumentException(end.toString());
        };
    }

    private Party peer(End end, @Nullable String here) {
        return space.party(
                switch (end) {
                    case End.Pod(var id) -> id;
                    case End.OfNode(var name) -> (name.equals(here) ? "host:" : "remote-node:") + name;
                    case End.Entity(var name)
                    when name.equals("host") && here != null && isKnown(here) -> "host:" + here;
                    case End.Entity(var name) -> name.equals("world") && topology.dualStack() ? "world-ipv4" : name;
                    case End.Address(var address) -> address;
                    case End.Name(var name) -> name;
                });
    }

    private boolean isKnown(String node) {
        return topology.nodes().stream().anyMatch(each -> each.name().equals(node));
    }

    private @Nullable String nodeOf(End end) {
        return switch (end) {
            case End.OfNode(var name) -> name;
            case End.Pod(var id) ->
                topology.endpoints().stream()
                        .filter(pod -> pod.id().equals(id))
                        .map(Endpoint::node)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private End inside(End end) {
        return switch (end) {
            case End.Name(var name) -> new End.Address(firstAddress(name));
            case End.Address(var text) -> owner(IpAddress.parse(text), end);
            default -> end;
        };
    }

    private String firstAddress(String name) {
        return topology.names().stream()
                .filter(known -> known.name().equals(name))
                .map(KnownName::ips)
                .findFirst()
                .orElseThrow()
                .getFirst();
    }

    private End owner(IpAddress address, End nobody) {
        Stream<End> nodes = topology.nodes().stream()
                .filter(node -> is(address, node.ipv4(), node.ipv6()))
                .map(Node::name)
                .map(End.OfNode::new);
        Stream<End> pods = topology.endpoints().stream()
                .filter(pod -> is(address, pod.ipv4(), pod.ipv6()))
                .map(Endpoint::id)
                .map(End.Pod::new);
        return Stream.concat(nodes, pods).findFirst().orElse(nobody);
    }

    private static boolean is(IpAddress address, @Nullable String... some) {
        return Stream.of(some)
                .filter(Objects::nonNull)
                .anyMatch(each -> IpAddress.parse(each).equals(address));
    }
}
