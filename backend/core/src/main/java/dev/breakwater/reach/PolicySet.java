package dev.breakwater.reach;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.object.Parsed;
import dev.breakwater.reach.object.PolicyObject;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A set of policy objects, read: what they say by object, and which of them are refused and have no effect. */
public final class PolicySet {
    private final SortedMap<ObjectRef, List<Clause>> clauses;
    private final List<Parsed.Refused> refused;

    private PolicySet(SortedMap<ObjectRef, List<Clause>> clauses, List<Parsed.Refused> refused) {
        this.clauses = Collections.unmodifiableSortedMap(clauses);
        this.refused = List.copyOf(refused);
    }

    /**
     * Reads objects given as plain trees; of two with one name the later counts, as in a cluster.
     *
     * @param topology for what the meaning of objects depends on: the agents' settings and the services
     */
    public static PolicySet of(Collection<?> trees, Topology topology) {
        return of(trees.stream().map(tree -> PolicyObject.parse(tree, topology)).toList());
    }

    public static PolicySet of(List<Parsed> objects) {
        var clauses = new TreeMap<ObjectRef, List<Clause>>();
        var refused = new ArrayList<Parsed.Refused>();
        for (Parsed object : objects) {
            switch (object) {
                case Parsed.Accepted(var ref, var own) -> clauses.put(ref, own);
                case Parsed.Refused refusal -> {
                    clauses.remove(refusal.object());
                    refused.add(refusal);
                }
            }
        }
        return new PolicySet(clauses, refused);
    }

    /** In the order of the objects' names. */
    public SortedMap<ObjectRef, List<Clause>> byObject() {
        return clauses;
    }

    public List<Clause> clauses() {
        return clauses.values().stream().flatMap(List::stream).toList();
    }

    public List<Parsed.Refused> refused() {
        return refused;
    }
}
