package dev.breakwater.reach.identity;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.CidrLabel;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The prefixes that policies, CIDR groups and the API server name, and the labels that an address gets from them. */
final class Prefixes {
    private static final Label API_SERVER = Label.reserved("kube-apiserver");

    private final Map<Cidr, Map<String, Label>> own = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();
    private final Set<IpAddress> named;

    private Prefixes(Set<IpAddress> named) {
        this.named = named;
    }

    static Prefixes of(Topology topology, Collection<Clause> clauses, Set<IpAddress> named) {
        var prefixes = new Prefixes(named);
        var seen = new HashSet<Peer>();
        for (Clause clause : clauses) {
            for (Peer peer : clause.peers()) {
                if (seen.add(peer)) {
                    prefixes.add(peer);
                }
            }
        }
        topology.cidrGroups().forEach(prefixes::add);
        for (String text : topology.apiServerCidrs()) {
            Cidr cidr = parsed(text);
            prefixes.put(cidr, API_SERVER);
            prefixes.put(cidr);
        }
        return prefixes;
    }

    /** An address or a prefix, with what stands beyond it masked away. */
    private static Cidr parsed(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Cidr.only(IpAddress.parse(text))
                : Cidr.around(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    static Label label(Cidr cidr) {
        return CidrLabel.of(cidr);
    }

    private void add(Peer peer) {
        switch (peer) {
            case Peer.Block(var cidr, var except, var _) -> {
                put(cidr);
                except.forEach(this::put);
            }
            case Peer.Labelled labelled when !labelled.narrowed() -> add(labelled.selector());
            case Peer.Labelled _, Peer.Anybody _, Peer.Fqdn _ -> {}
        }
    }

    private void add(Selector selector) {
        for (Selector.Requirement requirement : selector.requirements()) {
            if (requirement.source().equals(Label.CIDR)) {
                put(Cidr.parse(requirement.key().replace('-', ':')));
            }
        }
    }

    private void add(Topology.CidrGroup group) {
        for (String text : group.cidrs()) {
            Cidr cidr = parsed(text);
            put(cidr);
            put(cidr, new Label(Label.CIDR_GROUP, "io.cilium.policy.cidrgroupname/" + group.name(), ""));
            group.labels().forEach((key, value) -> put(cidr, new Label(Label.CIDR_GROUP, key, value)));
        }
    }

    private void put(Cidr cidr) {
        if (cidr.prefix() > 0) {
            put(cidr, label(cidr));
        }
    }

    private void put(Cidr cidr, Label label) {
        lengths.add(cidr.prefix());
        own.computeIfAbsent(cidr, _ -> new LinkedHashMap<>()).put(label.key(), label);
    }

    boolean isNamed(IpAddress address) {
        return named.contains(address);
    }

    /** Of all prefixes around the address, of two labels with one key the nearer; of CIDRs the nearest only. Empty where there is none. */
    List<Label> labelsOf(IpAddress address) {
        var labels = new LinkedHashMap<String, Label>();
        boolean hasCidr = false;
        for (int length : lengths.descendingSet()) {
            if (length > (address.isIpv6() ? 128 : 32)) {
                continue;
            }
            Map<String, Label> around = own.get(Cidr.around(address, length));
            if (around == null) {
                continue;
            }
            boolean brings = false;
            for (Label label : around.values()) {
                boolean cidr = label.source().equals(Label.CIDR);
                brings |= cidr;
                if (!cidr || !hasCidr) {
                    labels.putIfAbsent(label.key(), label);
                }
            }
            hasCidr |= brings;
        }
        return new ArrayList<>(labels.values());
    }

    /** What CIDR groups make of a whole family of addresses. */
    List<Label> labelsOfAll(Cidr family) {
        return List.copyOf(own.getOrDefault(family, Map.of()).values());
    }
}
