package dev.breakwater.reach.party;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Party.Kind;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.identity.Identities;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
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
    private final Identities identities;
    private final List<Party> parties = new ArrayList<>();
    private final List<Subjects.Member> members = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<Prefix> managed = new HashSet<>();
    private final Mentions mentions;
    private final Map<Integer, Prefix> nodeAddresses = new HashMap<>();

    PartyCensus(Topology topology, Collection<Clause> clauses) {
        this.topology = topology;
        this.identities = Identities.of(topology, List.of());
        this.mentions = Mentions.in(clauses).and(topology);
    }

    Parties take() {
        pods();
        nodes(true);
        nodes(false);
        int reserved = parties.size();
        entities();
        int labelled = parties.size();
        var addresses = Addresses.of(mentions.prefixes(), managed, topology.dualStack());
        var cells = new Cells(addresses, places(addresses), nodeAddresses, topology.dualStack());
        names();
        var postings = Postings.of(
                0, parties.subList(0, labelled).stream().map(Party::labels).toList());
        var peers = new Peers(topology, cells, postings, parties, mentions.patterns());
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
                            identities.labelsOf(endpoint),
                            NamedPorts.byName(endpoint.namedPorts()),
                            endpoint.reserved());
                    int index = classes.computeIfAbsent(key, _ -> pod(endpoint, key));
                    indexes.put(endpoint.id(), index);
                    manage(endpoint.ipv4(), index);
                    manage(endpoint.ipv6(), index);
                });
    }

    private int pod(Endpoint endpoint, PodClass key) {
        members.add(new Subjects.Member(false, key.labels, key.ports));
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
                    topology.options().hostFirewall() ? Identities.labelsOf(node) : Set.of(),
                    local
                            ? identities.localHost(node.kubeApiServer()).labels()
                            : identities.remoteNode(node).labels(),
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
        members.add(new Subjects.Member(true, Identities.labelsOf(node), Map.of()));
        int index = add(local ? Kind.LOCAL_NODE : Kind.REMOTE_NODE, name, null, key.peer);
        Prefix address = key.matched == null ? null : Prefix.parse(key.matched);
        if (address != null) {
            nodeAddresses.put(index, address);
        }
        return index;
    }

    private void entities() {
        for (String entity : ENTITIES) {
            var endpoint = topology.endpoints().stream()
                    .filter(each -> entity.equals(each.reserved()))
                    .findFirst();
            if (endpoint.isPresent()) {
                indexes.putIfAbsent(entity, indexes.get(endpoint.get().id()));
            } else {
                add(
                        Kind.RESERVED,
                        entity,
                        null,
                        identities.entity(entity, false).labels());
            }
        }
    }

    /** The party of each prefix's own cell, by the prefix's place; -1 where it has none. */
    private int[] places(Addresses addresses) {
        int[] cells = new int[addresses.size()];
        for (int i = 0; i < cells.length; i++) {
            Prefix prefix = addresses.prefix(i);
            boolean world = prefix.length() == 0;
            String name = world ? "world-ipv" + (prefix.v6() ? 6 : 4) : prefix.toString();
            cells[i] = addresses.example(i) == null
                    ? -1
                    : add(Kind.ADDRESSES, name, null, Set.of(Label.world(prefix.v6(), topology.dualStack())));
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
                known.add(DomainPattern.plain(name.name()));
            }
        }
        SortedSet<String> representing = Names.representing(mentions.patterns());
        representing.add(Names.OTHER);
        representing.removeAll(known);
        representing.forEach(name -> add(Kind.NAME, name, null, Set.of(Label.world(false, topology.dualStack()))));
        for (Topology.KnownName name : topology.names()) {
            if (!name.ips().isEmpty()) {
                Prefix address = Prefix.parse(name.ips().getFirst());
                Integer index = address == null ? null : indexes.get(address.toString());
                if (index != null) {
                    indexes.putIfAbsent(DomainPattern.plain(name.name()), index);
                }
            }
        }
    }
}
