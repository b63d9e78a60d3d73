package dev.breakwater.reach.identity;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LabelSet;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cilium's identities: which labels each party of a topology is decided by, under a set of clauses. */
public final class Identities {
    private static final Cidr ALL_IPV4 = Cidr.parse("0.0.0.0/0");
    private static final Cidr ALL_IPV6 = Cidr.parse("::/0");

    private final Topology topology;
    private final Prefixes prefixes;
    private final Map<String, Topology.Namespace> namespaces = new HashMap<>();
    private final Map<IpAddress, Set<String>> names = new HashMap<>();

    private Identities(Topology topology, Collection<Clause> clauses) {
        this.topology = topology;
        topology.namespaces().forEach(namespace -> namespaces.put(namespace.name(), namespace));
        for (Topology.KnownName known : topology.names()) {
            for (String ip : known.ips()) {
                names.computeIfAbsent(IpAddress.parse(ip), _ -> new HashSet<>()).add(DomainPattern.plain(known.name()));
            }
        }
        this.prefixes = Prefixes.of(topology, clauses, named(clauses));
    }

    /** Of the parties as these clauses make them: an address's labels are those of the prefixes that policies name. */
    public static Identities of(Topology topology, Collection<Clause> clauses) {
        return new Identities(topology, clauses);
    }

    /** The labels of an endpoint, which no policy changes: its own without what Cilium filters, and its namespace's. */
    public static LabelSet labelsOf(Topology topology, Endpoint endpoint) {
        return PodLabels.of(
                endpoint,
                topology.namespaces().stream()
                        .filter(namespace -> namespace.name().equals(endpoint.namespace()))
                        .findFirst()
                        .orElse(new Topology.Namespace(endpoint.namespace(), Map.of())));
    }

    /** As {@link #labelsOf(Topology, Endpoint)}, faster for many. */
    public LabelSet labelsOf(Endpoint endpoint) {
        var namespace = namespaces.get(endpoint.namespace());
        return PodLabels.of(
                endpoint, namespace == null ? new Topology.Namespace(endpoint.namespace(), Map.of()) : namespace);
    }

    /** The labels by which a node's own policies (the host firewall) select it. */
    public static LabelSet labelsOf(Topology.Node node) {
        var labels = new ArrayList<>(host(node.kubeApiServer()));
        labels.addAll(PodLabels.filtered(node.labels()));
        return LabelSet.of(labels);
    }

    private static List<Label> host(boolean apiServer) {
        return apiServer
                ? List.of(Label.reserved("host"), Label.reserved("kube-apiserver"))
                : List.of(Label.reserved("host"));
    }

    /** The node that an endpoint itself runs on. */
    public Remote localHost(boolean apiServer) {
        return Remote.managed(LabelSet.of(host(apiServer)));
    }

    /** Any other node. */
    public Remote remoteNode(Topology.Node node) {
        var labels = new ArrayList<Label>();
        labels.add(Label.reserved("remote-node"));
        if (node.kubeApiServer()) {
            labels.add(Label.reserved("kube-apiserver"));
        }
        if (topology.options().nodeSelectorLabels()) {
            node.labels().forEach((key, value) -> labels.add(new Label(Label.NODE, key, value)));
        }
        IpAddress address =
                topology.options().cidrMatchNodes() && node.ipv4() != null ? IpAddress.parse(node.ipv4()) : null;
        if (address != null) {
            labels.addAll(prefixes.labelsOf(address));
            labels.removeIf(label -> label.source().equals(Label.CIDR));
            labels.add(Prefixes.label(Cidr.only(address)));
        }
        return new Remote(List.of(LabelSet.of(labels)), address, null, Set.of());
    }

    /** A reserved identity by its name. */
    public Remote entity(String name, boolean onApiServer) {
        return switch (name) {
            case "world" -> world(false);
            case "world-ipv4" -> world(false);
            case "world-ipv6" -> world(true);
            case "host" -> localHost(onApiServer);
            case "kube-apiserver" ->
                Remote.managed(LabelSet.of(List.of(Label.reserved(name), Label.reserved("remote-node"))));
            default -> Remote.managed(LabelSet.of(List.of(Label.reserved(name))));
        };
    }

    private Remote world(boolean ipv6) {
        List<Label> own = prefixes.labelsOfAll(whole(ipv6));
        var labels = new ArrayList<>(own);
        labels.add(worldLabel(ipv6));
        return new Remote(own.isEmpty() ? worlds(labels) : List.of(LabelSet.of(labels)), null, whole(ipv6), Set.of());
    }

    /** An address that is no pod's and no node's. */
    public Remote address(IpAddress address) {
        List<Label> own = prefixes.labelsOf(address);
        var labels = new ArrayList<>(own);
        labels.add(worldLabel(address.isIpv6()));
        Set<String> known = names.getOrDefault(address, Set.of());
        boolean unnamed = own.isEmpty() && !prefixes.isNamed(address);
        return new Remote(
                unnamed ? worlds(labels) : List.of(LabelSet.of(labels)), address, whole(address.isIpv6()), known);
    }

    /** A name for which no address is known: somewhere in the world, in no prefix that a policy names. */
    public Remote unresolved(String name) {
        var labels = new ArrayList<>(prefixes.labelsOfAll(whole(false)));
        labels.add(worldLabel(false));
        return new Remote(List.of(LabelSet.of(labels)), null, whole(false), Set.of(DomainPattern.plain(name)));
    }

    private Cidr whole(boolean ipv6) {
        return topology.dualStack() && ipv6 ? ALL_IPV6 : ALL_IPV4;
    }

    private Label worldLabel(boolean ipv6) {
        return Label.world(ipv6, topology.dualStack());
    }

    private List<LabelSet> worlds(List<Label> labels) {
        LabelSet own = LabelSet.of(labels);
        return topology.dualStack() ? List.of(own, LabelSet.of(List.of(Label.reserved("world")))) : List.of(own);
    }

    /** The addresses that have an identity of their own because a policy's FQDN peer means their name. */
    private Set<IpAddress> named(Collection<Clause> clauses) {
        if (names.isEmpty()) {
            return Set.of();
        }
        var patterns = new HashSet<DomainPattern>();
        for (Clause clause : clauses) {
            for (Peer peer : clause.peers()) {
                if (peer instanceof Peer.Fqdn(var pattern, var _)) {
                    patterns.add(pattern);
                }
            }
        }
        var named = new HashSet<IpAddress>();
        names.forEach((address, known) -> {
            if (known.stream().anyMatch(name -> patterns.stream().anyMatch(pattern -> pattern.matches(name)))) {
                named.add(address);
            }
        });
        return named;
    }

    /** The first address known for a name. */
    public @Nullable IpAddress firstAddress(String name) {
        return topology.names().stream()
                .filter(known -> DomainPattern.plain(known.name()).equals(DomainPattern.plain(name)))
                .flatMap(known -> known.ips().stream())
                .findFirst()
                .map(IpAddress::parse)
                .orElse(null);
    }
}
