package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels that addresses have from CIDR groups, the same in all states: of all prefixes around, the nearer ones first. */
final class PrefixLabels {
    private static final String GROUP_NAME = "io.cilium.policy.cidrgroupname/";

    private final Set<String> keys = new HashSet<>();
    private final Postings postings;

    /**
     * @param cells the party of each prefix's own cell, by the prefix's place
     * @param names parties that stand for addresses in no prefix but that of all
     */
    PrefixLabels(Topology topology, Addresses addresses, int[] cells, List<Party> names, int parties) {
        Map<Prefix, Map<String, Label>> own = new HashMap<>();
        for (Topology.CidrGroup group : topology.cidrGroups()) {
            group.cidrs().stream().map(Prefix::parse).forEach(prefix -> {
                if (prefix != null) {
                    label(own.computeIfAbsent(prefix, _ -> new LinkedHashMap<>()), group);
                }
            });
        }
        own.values().forEach(labels -> keys.addAll(labels.keySet()));
        this.postings = Postings.of(0, own.isEmpty() ? List.of() : labels(own, addresses, cells, names, parties));
    }

    private static void label(Map<String, Label> labels, Topology.CidrGroup group) {
        String name = GROUP_NAME + group.name();
        labels.put(name, new Label(Label.CIDR_GROUP, name, ""));
        group.labels().forEach((key, value) -> labels.put(key, new Label(Label.CIDR_GROUP, key, value)));
    }

    private static List<Set<Label>> labels(
            Map<Prefix, Map<String, Label>> own, Addresses addresses, int[] cells, List<Party> names, int parties) {
        var all = new ArrayList<Set<Label>>();
        for (int party = 0; party < parties; party++) {
            all.add(Set.of());
        }
        for (int at = 0; at < cells.length; at++) {
            if (cells[at] >= 0) {
                var labels = new HashMap<String, Label>();
                for (int around = at; around >= 0; around = addresses.parent(around)) {
                    own.getOrDefault(addresses.prefix(around), Map.of()).forEach(labels::putIfAbsent);
                }
                all.set(cells[at], Set.copyOf(labels.values()));
            }
        }
        Map<String, Label> whole = own.getOrDefault(Prefix.ALL_IPV4, Map.of());
        names.forEach(party -> all.set(party.index(), Set.copyOf(whole.values())));
        return all;
    }

    /** Whether it may ask for the label of a prefix: a CIDR's or a group's. */
    boolean isOne(Requirement requirement) {
        return requirement.source().equals(Label.CIDR)
                || requirement.source().equals(Label.CIDR_GROUP)
                || (requirement.source().equals(Label.ANY) && keys.contains(requirement.key()));
    }

    /** Whether it asks for the label of a whole address family, which only addresses in a named prefix have. */
    static boolean isWhole(Requirement requirement) {
        return requirement.source().equals(Label.CIDR) && requirement.key().endsWith("/0");
    }

    /** Which addresses have the group's label, whether the requirement wants it or not. */
    Bits grouped(Requirement requirement) {
        return postings.meant(requirement);
    }
}
