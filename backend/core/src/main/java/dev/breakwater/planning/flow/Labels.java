package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Situation;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which namespaces leave a tenant, which join one, and what their labels are meanwhile: before, after the leaving, at the end. */
final class Labels {
    static final int OBSERVED = 0;
    static final int LEFT = 1;
    static final int JOINED = 2;

    private final List<Step> leaves = new ArrayList<>();
    private final List<Step> joins = new ArrayList<>();
    private final Map<String, Map<String, String>> left = new HashMap<>();
    private final Map<String, Map<String, String>> joined;
    private final Map<String, Map<String, String>> present = new HashMap<>();

    Labels(Situation situation) {
        situation.topology().namespaces().forEach(each -> present.put(each.name(), each.labels()));
        SortedMap<ObjectRef, Manifest> observed = namespaces(situation.observed());
        SortedMap<ObjectRef, Manifest> desired = namespaces(situation.desired());
        observed.forEach((ref, manifest) -> {
            if (!desired.containsKey(ref)) {
                leave(manifest);
            }
        });
        this.joined = new HashMap<>(left);
        desired.forEach((ref, manifest) -> {
            Manifest there = observed.get(ref);
            if (there == null || !there.digest().equals(manifest.digest())) {
                join(manifest);
            }
        });
    }

    private static SortedMap<ObjectRef, Manifest> namespaces(Collection<Manifest> manifests) {
        var namespaces = new TreeMap<ObjectRef, Manifest>();
        manifests.stream()
                .filter(manifest -> manifest.ref().kind().equals(ObjectKind.NAMESPACE.kind()))
                .forEach(manifest -> namespaces.put(manifest.ref(), manifest));
        return namespaces;
    }

    private void leave(Manifest manifest) {
        leaves.add(new Step.Release(manifest.ref(), "takes the tenant's label away"));
        Map<String, String> labels = present.get(manifest.ref().name());
        if (labels != null) {
            var rest = new HashMap<>(labels);
            manifest.labels().keySet().forEach(rest::remove);
            left.put(manifest.ref().name(), rest);
        }
    }

    private void join(Manifest manifest) {
        joins.add(new Step.Put(manifest, "gives the namespace its tenant's label"));
        Map<String, String> labels = present.get(manifest.ref().name());
        if (labels != null) {
            var more = new HashMap<>(labels);
            more.putAll(manifest.labels());
            joined.put(manifest.ref().name(), more);
        }
    }

    Relabelling relabelling(Topology topology) {
        return Relabelling.of(topology, List.of(left, joined));
    }

    boolean change() {
        return !leaves.isEmpty() || !joins.isEmpty();
    }

    /** The version between leaving and joining. */
    int whileAway() {
        return leaves.isEmpty() ? OBSERVED : LEFT;
    }

    Stage leaving() {
        return new Stage(
                "Release namespaces",
                "Before their floor goes: what loses the label must not be open for a moment while it still has it",
                List.of(),
                leaves,
                LEFT);
    }

    Stage joining() {
        return new Stage(
                "Label namespaces",
                "After the floor that the label puts them on, so that no pod is ever without",
                List.of(),
                joins,
                JOINED);
    }

    Stage both() {
        var steps = new ArrayList<>(leaves);
        steps.addAll(joins);
        return new Stage(
                "Change the labels of namespaces",
                "Between what opens and what closes, while the policies of both sides stand",
                List.of(),
                steps,
                JOINED);
    }
}
