package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The policies of both ends of a plan, taken apart, and what differs between them. */
final class Policies {
    private final PolicyReader reader;
    private final Topology topology;
    private final SortedMap<ObjectRef, Manifest> observed;
    private final SortedMap<ObjectRef, Manifest> desired;
    private final Map<ObjectRef, Set<Clause>> before;
    private final Map<ObjectRef, Set<Clause>> after;
    private final Set<Clause> foreign = new HashSet<>();

    Policies(Situation situation, PolicyReader reader) {
        this.reader = reader;
        this.topology = situation.topology();
        this.observed = policies(situation.observed());
        this.desired = policies(situation.desired());
        this.before = read(observed.values());
        this.after = readDesired();
        reader.read(situation.foreign(), topology).values().forEach(foreign::addAll);
        after.replaceAll((ref, clauses) -> same(ref) ? clauses : sharing(clauses, before.getOrDefault(ref, Set.of())));
    }

    private static SortedMap<ObjectRef, Manifest> policies(Collection<Manifest> manifests) {
        var policies = new TreeMap<ObjectRef, Manifest>();
        manifests.stream()
                .filter(manifest -> manifest.ref().kind().equals(ObjectKind.CLUSTERWIDE_POLICY.kind()))
                .forEach(manifest -> policies.put(manifest.ref(), manifest));
        return policies;
    }

    private Map<ObjectRef, Set<Clause>> read(Collection<Manifest> manifests) {
        var clauses = new HashMap<ObjectRef, Set<Clause>>();
        reader.read(manifests.stream().map(Policies::tree).toList(), topology)
                .forEach((ref, some) -> clauses.put(ref, Set.copyOf(new HashSet<>(some))));
        return clauses;
    }

    /** What stands as desired already is not read twice. */
    private Map<ObjectRef, Set<Clause>> readDesired() {
        var clauses = read(desired.values().stream()
                .filter(manifest -> !manifest.equals(observed.get(manifest.ref())))
                .toList());
        desired.keySet().stream()
                .filter(ref -> before.containsKey(ref) && same(ref))
                .forEach(ref -> clauses.put(ref, before.getOrDefault(ref, Set.of())));
        return clauses;
    }

    private boolean same(ObjectRef ref) {
        Manifest there = observed.get(ref);
        return there != null && there.equals(desired.get(ref));
    }

    private static boolean stands(@Nullable Manifest there, @Nullable Manifest wanted) {
        return there != null
                && wanted != null
                && (there.equals(wanted) || there.digest().equals(wanted.digest()));
    }

    private static Map<String, Object> tree(Manifest manifest) {
        var tree = new LinkedHashMap<String, Object>();
        manifest.body().values().forEach((name, node) -> tree.put(name, node.plain()));
        return tree;
    }

    /** The clauses with those of {@code known} in place of their equals: where in its object a clause stands does not matter. */
    private static Set<Clause> sharing(Set<Clause> clauses, Set<Clause> known) {
        var byContent = new HashMap<Clause, Clause>();
        known.forEach(clause -> byContent.put(content(clause), clause));
        var shared = new HashSet<Clause>();
        clauses.forEach(clause -> shared.add(byContent.getOrDefault(content(clause), clause)));
        return shared;
    }

    private static Clause content(Clause clause) {
        return new Clause(
                new Clause.Origin(clause.origin().object(), ""),
                clause.direction(),
                clause.effect(),
                clause.subject(),
                clause.peers(),
                clause.ports(),
                clause.layerSeven());
    }

    /** Every object that does not stand as desired, in the order of references. */
    List<Change> changes() {
        var refs = new TreeSet<>(observed.keySet());
        refs.addAll(desired.keySet());
        var changes = new ArrayList<Change>();
        for (ObjectRef ref : refs) {
            Manifest there = observed.get(ref);
            Manifest wanted = desired.get(ref);
            if (!stands(there, wanted)) {
                changes.add(
                        Change.of(ref, before.getOrDefault(ref, Set.of()), wanted, after.getOrDefault(ref, Set.of())));
            }
        }
        return changes;
    }

    /** Desired objects that Cilium would refuse, and not enforce. */
    List<ObjectRef> unreadable() {
        return desired.keySet().stream().filter(ref -> !after.containsKey(ref)).toList();
    }

    /** A new object, such as a temporary one, as a change. */
    Change adding(Manifest manifest) {
        Set<Clause> clauses = read(List.of(manifest)).getOrDefault(manifest.ref(), Set.of());
        return new Change(manifest.ref(), manifest, clauses, Set.of(), true);
    }

    Map<ObjectRef, Manifest> observed() {
        return observed;
    }

    Set<Clause> from() {
        return union(before);
    }

    Set<Clause> to() {
        return union(after);
    }

    private Set<Clause> union(Map<ObjectRef, Set<Clause>> some) {
        var all = new HashSet<>(foreign);
        some.values().forEach(all::addAll);
        return all;
    }
}
