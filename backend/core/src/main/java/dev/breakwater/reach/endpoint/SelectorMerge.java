package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.Side;
import dev.breakwater.reach.rule.LayerSeven.Merging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one selector in one slot, which Cilium merges one after the other: clusterwide rules first, then those of the
 * namespace, in random order among themselves; within a rule as they are written, denies last. A deny swallows what comes after it.
 */
final class SelectorMerge {
    private static final String AUTHENTICATION = "cannot merge conflicting authentication types";
    private static final String NAMES = "cannot merge L7 rules with SNI filtering without TLS termination";
    private static final int MOST_RULES = 5;

    private final List<Entry> entries;

    SelectorMerge(List<Entry> entries) {
        this.entries = entries;
    }

    /** A conflict, or doubt where it depends on the random order; null where there is neither. */
    @Nullable
    Side conflict() {
        if (entries.stream().noneMatch(Entry::isProxied) || intercepts()) {
            return null;
        }
        var first = new LinkedHashMap<String, List<Entry>>();
        var then = new LinkedHashMap<String, List<Entry>>();
        for (Entry entry : entries) {
            Map<String, List<Entry>> rank = entry.clause().subject().namespace() == null ? first : then;
            rank.computeIfAbsent(rule(entry), _ -> new ArrayList<>()).add(entry);
        }
        Set<String> outcomes = new HashSet<>();
        if (first.size() > MOST_RULES || then.size() > MOST_RULES) {
            outcomes.add("");
            outcomes.add(NAMES);
        } else {
            orders(List.copyOf(first.values()), List.of())
                    .forEach(begun ->
                            orders(List.copyOf(then.values()), begun).forEach(order -> outcomes.add(merged(order))));
        }
        return verdict(outcomes);
    }

    private @Nullable Side verdict(Set<String> outcomes) {
        if (outcomes.equals(Set.of(""))) {
            return null;
        }
        return outcomes.contains("")
                ? new Side.Undecided(
                        "server names or authentication modes beside others for one peer: whether they conflict depends on a random order",
                        Conflicts.proxied(entries))
                : new Side.Conflict(outcomes.iterator().next(), Conflicts.proxied(entries));
    }

    private boolean intercepts() {
        return entries.stream().anyMatch(entry -> entry.merging().interceptsTls());
    }

    private static String rule(Entry entry) {
        String path = entry.clause().origin().path();
        int section = Math.max(path.indexOf(".ingress"), path.indexOf(".egress"));
        return entry.clause().origin().object() + " " + (section < 0 ? path : path.substring(0, section));
    }

    private static List<List<Entry>> orders(List<List<Entry>> rules, List<Entry> begun) {
        if (rules.isEmpty()) {
            return List.of(begun);
        }
        var orders = new ArrayList<List<Entry>>();
        for (int i = 0; i < rules.size(); i++) {
            var rest = new ArrayList<>(rules);
            var longer = new ArrayList<>(begun);
            longer.addAll(rest.remove(i));
            orders.addAll(orders(rest, longer));
        }
        return orders;
    }

    /** The error of one order, or nothing. */
    private static String merged(List<Entry> order) {
        boolean begun = false;
        boolean names = false;
        boolean rules = false;
        String mode = "";
        for (Entry entry : order) {
            if (entry.isDeny()) {
                return "";
            }
            Merging merging = entry.merging();
            names |= merging.serverNames();
            String own = merging.authentication();
            if (!own.isEmpty() && !mode.isEmpty() && !own.equals(mode)) {
                return AUTHENTICATION;
            }
            if (begun && names && rules) {
                return NAMES;
            }
            mode = own.isEmpty() ? mode : own;
            rules |= merging.rules();
            begun = true;
        }
        return "";
    }
}
