package dev.breakwater.reach;

import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.endpoint.EndpointPolicy;
import dev.breakwater.reach.endpoint.EndpointPolicy.Owner;
import dev.breakwater.reach.identity.Identities;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides single flows under a set of policies, as Cilium 1.17 does; keeps each endpoint's policy once it has been asked for. */
public final class Reach {
    private static final Set<String> ENTITIES = Set.of(
            "world",
            "world-ipv4",
            "world-ipv6",
            "host",
            "remote-node",
            "kube-apiserver",
            "ingress",
            "health",
            "init",
            "unmanaged");

    private final Topology topology;
    private final List<Clause> clauses;
    private final Identities identities;
    private final NamedPorts.Cluster namedPorts;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, Topology.Node> nodes = new HashMap<>();
    private final Map<IpAddress, End> owners = new HashMap<>();
    private final Map<End, EndpointPolicy> policies = new HashMap<>();
    private final Map<String, Remote> pods = new HashMap<>();

    private Reach(Topology topology, Collection<Clause> clauses) {
        this.topology = topology;
        this.clauses = List.copyOf(clauses);
        this.identities = Identities.of(topology, clauses);
        this.namedPorts = NamedPorts.Cluster.of(topology.endpoints());
        for (Topology.Node node : topology.nodes()) {
            nodes.put(node.name(), node);
            own(new End.OfNode(node.name()), node.ipv4(), node.ipv6());
        }
        for (Endpoint endpoint : topology.endpoints()) {
            endpoints.put(endpoint.id(), endpoint);
            own(new End.Pod(endpoint.id()), endpoint.ipv4(), endpoint.ipv6());
        }
    }

    public static Reach of(Topology topology, PolicySet policies) {
        return new Reach(topology, policies.clauses());
    }

    public static Reach of(Topology topology, Collection<Clause> clauses) {
        return new Reach(topology, clauses);
    }

    private void own(End owner, @Nullable String ipv4, @Nullable String ipv6) {
        if (ipv4 != null) {
            owners.put(IpAddress.parse(ipv4), owner);
        }
        if (ipv6 != null) {
            owners.put(IpAddress.parse(ipv6), owner);
        }
    }

    /** What becomes of the flow; refuses one whose ends the topology does not know. */
    public Verdict decide(Flow flow) {
        End from = managed(flow.from());
        End to = managed(flow.to());
        return Verdict.of(side(Direction.EGRESS, from, to, flow), side(Direction.INGRESS, to, from, flow));
    }

    private Side side(Direction direction, End own, End other, Flow flow) {
        Remote peer = party(other, nodeOf(own));
        EndpointPolicy policy = policy(own);
        return policy == null ? new Side.NotApplicable() : policy.decide(direction, peer, flow);
    }

    private @Nullable EndpointPolicy policy(End own) {
        EndpointPolicy known = policies.get(own);
        if (known != null) {
            return known;
        }
        Owner owner = owner(own);
        if (owner == null) {
            return null;
        }
        var policy = EndpointPolicy.of(owner, clauses);
        policies.put(own, policy);
        return policy;
    }

    /** An address that belongs to a pod or a node is that pod or node. */
    private End managed(End end) {
        return switch (end) {
            case End.Address(var text) when isOne(text) -> owners.getOrDefault(address(text), end);
            case End.Pod(var id) when !endpoints.containsKey(id) -> throw Rejection.notFound("endpoint " + id);
            case End.OfNode(var name) when !nodes.containsKey(name) -> throw Rejection.notFound("node " + name);
            case End.Entity(var name)
            when !ENTITIES.contains(name) ->
                throw Rejection.invalid("entity-unknown", "'" + name + "' cannot be the end of a flow")
                        .remedy("One of " + ENTITIES.stream().sorted().toList());
            default -> end;
        };
    }

    private static boolean isOne(String text) {
        return text.indexOf('/') < 0 || text.endsWith(text.indexOf(':') < 0 ? "/32" : "/128");
    }

    private static IpAddress address(String text) {
        int slash = text.indexOf('/');
        return IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    }

    private @Nullable Owner owner(End end) {
        AgentOptions options = topology.options();
        return switch (end) {
            case End.Pod(var id) -> ownerOf(known(endpoints, id), options);
            case End.OfNode(var name) -> options.hostFirewall() ? ownerOf(known(nodes, name), options) : null;
            case End.Entity _, End.Address _, End.Name _ -> null;
        };
    }

    private Owner ownerOf(Endpoint pod, AgentOptions options) {
        return new Owner(
                identities.labelsOf(pod),
                false,
                NamedPorts.of(pod.namedPorts(), namedPorts),
                identities.localHost(runsApiServer(pod.node())),
                options);
    }

    private Owner ownerOf(Topology.Node node, AgentOptions options) {
        return new Owner(
                Identities.labelsOf(node),
                true,
                NamedPorts.of(List.of(), namedPorts),
                identities.localHost(node.kubeApiServer()),
                options);
    }

    /** The other end, as seen from a node. */
    private Remote party(End end, @Nullable String seenFrom) {
        return switch (end) {
            case End.Pod(var id) ->
                pods.computeIfAbsent(id, _ -> Remote.managed(identities.labelsOf(known(endpoints, id))));
            case End.OfNode(var name) when name.equals(seenFrom) -> identities.localHost(runsApiServer(name));
            case End.OfNode(var name) -> identities.remoteNode(known(nodes, name));
            case End.Entity(var name) -> identities.entity(name, runsApiServer(seenFrom));
            case End.Address(var text) -> identities.address(address(text));
            case End.Name(var name) -> {
                IpAddress first = identities.firstAddress(name);
                yield first == null ? identities.unresolved(name) : identities.address(first);
            }
        };
    }

    private @Nullable String nodeOf(End end) {
        return switch (end) {
            case End.Pod(var id) -> known(endpoints, id).node();
            case End.OfNode(var name) -> name;
            case End.Entity _, End.Address _, End.Name _ -> null;
        };
    }

    private boolean runsApiServer(@Nullable String node) {
        Topology.Node known = node == null ? null : nodes.get(node);
        return known != null && known.kubeApiServer();
    }

    private static <T> T known(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalStateException("checked when the flow came: " + name);
        }
        return found;
    }
}
