package dev.breakwater.reach.party;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Party.Kind;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Counts who there is: reads topology and clauses once and numbers the parties. */
final class PartyCensus {
    private static final List<String> ENTITIES =
            List.of("host", "remote-node", "health", "ingress", "init", "unmanaged", "kube-apiserver");

    private final Topology topology;
    private final Map<String, Topology.Namespace> namespaces = new HashMap<>();
    private final List<Party> parties = new ArrayList<>();
    private final List<Subjects.Member> members = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<Prefix> managed = new HashSet<>();
    private final Set<Prefix> prefixes = new HashSet<>();
    private final Set<DomainPattern> patterns = new HashSet<>();
    private final Map<Integer, Prefix> nodeAddresses = new HashMap<>();

    PartyCensus(Topology topology, Collection<Clause> clauses) {
        this.topology = topology;
        topology.namespaces().forEach(namespace -> namespaces.put(namespace.name(), namespace));
        for (Clause clause : clauses) {
            clause.peers().forEach(this::mention);
        }
    }

    private void mention(Peer peer) {
        switch (peer) {
            case Peer.Block(var cidr, var except) -> {
                prefixes.add(Prefix.of(cidr));
                except.forEach(each -> prefixes.add(Prefix.of(each)));
            }
            case Peer.Fqdn(var pattern) -> patterns.add(pattern);
            case Peer.Anybody _, Peer.Labelled _ -> {}
        }
    }

    Parties take() {
        pods();
        nodes(true);
        nodes(false);
        int reserved = parties.size();
        entities();
        int labelled = parties.size();
        mentionTopology();
        var addresses = Addresses.of(prefixes, managed, topology.dualStack());
        var cells = cells(addresses);
        names();
        var postings = Postings.of(
                0, parties.subList(0, labelled).stream().map(Party::labels).toList());
        var peers = new Peers(topology, addresses, cells, postings, nodeAddresses, parties);
        boolean firewall = topology.options().hostFirewall();
        var subjects = new Subjects(
                firewall
                        ? members
                        : members.stream().filter(member -> !member.node()).toList());
        assert members.size() == reserved;
        return new Parties(topology, parties, indexes, subjects, peers);
    }

    private int add(Kind kind, String name, @Nullable String namespace, Set<Label> labels) {
        int index = parties.size();
        parties.add(new Party(index, kind, name, namespace, labels));
        indexes.putIfAbsent(name, index);
        return index;
    }

    private record PodClass(
            Set<Label> labels,
            Map<String, Endpoint.NamedPort> ports,
            @Nullable String reserved) {}

    private void pods() {
        Map<PodClass, Integer> classes = new HashMap<>();
        topology.endpoints().stream()
                .sorted(Comparator.comparing(Endpoint::namespace).thenComparing(Endpoint::id))
                .forEach(endpoint -> {
                    var key = new PodClass(
                            IdentityLabels.of(endpoint, namespaces),
                            NamedPorts.byName(endpoint.namedPorts()),
                            endpoint.reserved());
                    int index = classes.computeIfAbsent(key, _ -> pod(endpoint, key));
                    indexes.put(endpoint.id(), index);
                    manage(endpoint.ipv4(), index);
                    manage(endpoint.ipv6(), index);
                });
    }

    private int pod(Endpoint endpoint, PodClass key) {
        members.add(new Subjects.Member(false, "init".equals(key.reserved), key.labels, key.ports));
        return add(Kind.PODS, endpoint.id(), key.reserved == null ? endpoint.namespace() : null, key.labels);
    }

    private void manage(@Nullable String address, int index) {
        Prefix prefix = address == null || address.isEmpty() ? null : Prefix.parse(address);
        if (prefix != null) {
            managed.add(prefix);
            indexes.put(prefix.toString(), index);
        }
    }

    private record NodeClass(
            Set<Label> subject, Set<Label> peer, @Nullable String matched) {}

    private void nodes(boolean local) {
        Map<NodeClass, Integer> classes = new HashMap<>();
        for (Topology.Node node : topology.nodes()) {
            var key = new NodeClass(
                    nodeLabels(node, topology.options().hostFirewall()),
                    local ? host(node) : remote(node),
                    topology.options().cidrMatchNodes() && !local ? node.ipv4() : null);
            String name = (local ? "host:" : "remote-node:") + node.name();
            int index = classes.computeIfAbsent(key, _ -> node(node, name, local, key));
            indexes.put(name, index);
            if (!local) {
                manage(node.ipv4(), index);
                manage(node.ipv6(), index);
            }
        }
    }

    private int node(Topology.Node node, String name, boolean local, NodeClass key) {
        members.add(new Subjects.Member(true, false, nodeLabels(node, true), Map.of()));
        int index = add(local ? Kind.LOCAL_NODE : Kind.REMOTE_NODE, name, null, key.peer);
        Prefix address = key.matched == null ? null : Prefix.parse(key.matched);
        if (address != null) {
            nodeAddresses.put(index, address);
        }
        return index;
    }

    private static Set<Label> nodeLabels(Topology.Node node, boolean own) {
        Set<Label> labels = own ? IdentityLabels.kubernetes(node.labels()) : new HashSet<>();
        labels.addAll(host(node));
        return labels;
    }

    private static Set<Label> host(Topology.Node node) {
        Set<Label> labels = new HashSet<>();
        labels.add(IdentityLabels.reserved("host"));
        if (node.kubeApiServer()) {
            labels.add(IdentityLabels.reserved("kube-apiserver"));
        }
        return labels;
    }

    private Set<Label> remote(Topology.Node node) {
        Set<Label> labels = new HashSet<>();
        labels.add(IdentityLabels.reserved("remote-node"));
        if (node.kubeApiServer()) {
            labels.add(IdentityLabels.reserved("kube-apiserver"));
        }
        if (topology.options().nodeSelectorLabels()) {
            IdentityLabels.kubernetes(node.labels())
                    .forEach(label -> labels.add(new Label("node", label.key(), label.value())));
        }
        return labels;
    }

    private void entities() {
        for (String entity : ENTITIES) {
            var endpoint = topology.endpoints().stream()
                    .filter(each -> entity.equals(each.reserved()))
                    .findFirst();
            if (endpoint.isPresent()) {
                indexes.putIfAbsent(entity, indexes.get(endpoint.get().id()));
            } else {
                Set<Label> labels = entity.equals("kube-apiserver")
                        ? Set.of(IdentityLabels.reserved(entity), IdentityLabels.reserved("remote-node"))
                        : Set.of(IdentityLabels.reserved(entity));
                add(Kind.RESERVED, entity, null, labels);
            }
        }
    }

    private void mentionTopology() {
        topology.cidrGroups().forEach(group -> group.cidrs().forEach(this::mention));
        topology.apiServerCidrs().forEach(this::mention);
        topology.names().forEach(name -> name.ips().forEach(this::mention));
    }

    private void mention(String text) {
        Prefix prefix = Prefix.parse(text);
        if (prefix != null) {
            prefixes.add(prefix);
        }
    }

    /** The party of each prefix's own cell, by the prefix's place; -1 where it has none. */
    private int[] cells(Addresses addresses) {
        int[] cells = new int[addresses.size()];
        for (int i = 0; i < cells.length; i++) {
            Prefix prefix = addresses.prefix(i);
            boolean world = prefix.length() == 0;
            String name = world ? "world-ipv" + (prefix.v6() ? 6 : 4) : prefix.toString();
            cells[i] = addresses.example(i) == null
                    ? -1
                    : add(Kind.ADDRESSES, name, null, Set.of(WorldLabels.of(prefix.v6(), topology.dualStack())));
            if (world && !prefix.v6() && cells[i] >= 0) {
                indexes.put("world", cells[i]);
            }
        }
        return cells;
    }

    private void names() {
        Set<String> known = new HashSet<>();
        for (Topology.KnownName name : topology.names()) {
            if (!name.ips().isEmpty()) {
                known.add(NamedPorts.plainName(name.name()));
            } else {
                patterns.add(new DomainPattern(name.name(), false));
            }
        }
        SortedSet<String> representing = Names.representing(patterns);
        representing.removeAll(known);
        representing.forEach(name -> add(Kind.NAME, name, null, Set.of(WorldLabels.of(false, topology.dualStack()))));
        for (Topology.KnownName name : topology.names()) {
            if (!name.ips().isEmpty()) {
                Prefix address = Prefix.parse(name.ips().getFirst());
                Integer index = address == null ? null : indexes.get(address.toString());
                if (index != null) {
                    indexes.putIfAbsent(NamedPorts.plainName(name.name()), index);
                }
            }
        }
    }
}
