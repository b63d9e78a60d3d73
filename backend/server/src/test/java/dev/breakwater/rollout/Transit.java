package dev.breakwater.rollout;

import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a way from one state to another by the states in between, over all flows of a topology. The first state is the one it
 * begins with, which loses and opens nothing, so of each further one only the flows at whose ends it differs from the one before
 * need a look.
 */
final class Transit {
    private final Topology topology;
    private final Map<String, List<Clause>> standing = new HashMap<>();
    private final Map<Map<String, Object>, List<Clause>> known = new HashMap<>();

    private Transit(Topology topology) {
        this.topology = topology;
    }

    /**
     * What went wrong.
     *
     * @param event the write that brought the state about, counted from 1
     * @param cut flows allowed before and after, but no longer in this state
     * @param leaked flows denied before and after, but allowed from this state on
     */
    record Wrong(int event, String name, List<FlowRow> cut, List<FlowRow> leaked) {}

    /** All states of the way, in the order in which they came about, and what is wrong with some of them. */
    record Judged(Reachability first, List<Reachability> states, List<Wrong> wrong) {
        Reachability last() {
            return states.getLast();
        }
    }

    static Judged judge(
            Topology topology, Map<String, Map<String, Object>> before, List<WatchedPolicies.Event> events) {
        return new Transit(topology).judge(before, events);
    }

    private Judged judge(Map<String, Map<String, Object>> before, List<WatchedPolicies.Event> events) {
        before.forEach((name, tree) -> standing.put(name, clauses(tree)));
        List<Clause> first = all();
        Set<Clause> every = new HashSet<>(first);
        events.forEach(event -> every.addAll(clauses(event.tree())));
        Space space = Space.of(topology, every);
        Reachability start = space.reachability(first);
        List<Reachability> states = new ArrayList<>();
        Reachability now = start;
        for (WatchedPolicies.Event event : events) {
            now = after(event, space, now);
            states.add(now);
        }
        return new Judged(start, states, wrong(start, states, events));
    }

    private Reachability after(WatchedPolicies.Event event, Space space, Reachability now) {
        List<Clause> less = standing.getOrDefault(event.name(), List.of());
        List<Clause> more = event.isGone() ? List.of() : clauses(event.tree());
        standing.put(event.name(), more);
        return space.reachability(now, more, less);
    }

    private static List<Wrong> wrong(
            Reachability start, List<Reachability> states, List<WatchedPolicies.Event> events) {
        Reachability end = states.getLast();
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Reachability since = i == 0 ? start : states.get(i - 1);
            List<FlowRow> cut = start.cut(end, states.get(i), since);
            List<FlowRow> leaked = start.leaked(end, states.get(i), since);
            if (!cut.isEmpty() || !leaked.isEmpty()) {
                wrong.add(new Wrong(i + 1, events.get(i).name(), cut, leaked));
            }
        }
        return wrong;
    }

    private List<Clause> all() {
        return standing.values().stream().flatMap(Collection::stream).toList();
    }

    /** An object that reach refuses would be one that the cluster ignores: none of ours is. */
    private List<Clause> clauses(Map<String, Object> tree) {
        return known.computeIfAbsent(tree, _ -> {
            PolicySet read = PolicySet.of(List.of(tree), topology);
            if (!read.refused().isEmpty()) {
                throw new IllegalStateException(read.refused().toString());
            }
            return read.clauses();
        });
    }
}
