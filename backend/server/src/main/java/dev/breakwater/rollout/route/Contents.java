package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.situation.ManifestText;
import dev.breakwater.vocabulary.ClusterName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Knows what the objects say that stand: by their digest where nobody touched them, read live where somebody did. */
final class Contents {
    private final DesiredStates states;
    private final PlanTable plans;
    private final ClusterPort port;
    private final ClusterName cluster;

    Contents(DesiredStates states, PlanTable plans, ClusterPort port, ClusterName cluster) {
        this.states = states;
        this.plans = plans;
        this.port = port;
        this.cluster = cluster;
    }

    /** An object that stands; {@code digest} null when it is not as we left it. */
    record Standing(ObjectRef ref, @Nullable String digest) {}

    /** In the order of refs. What cannot be told is left out: it says what no manifest can, or is gone, and is planned as not there. */
    SortedMap<ObjectRef, Manifest> of(List<Standing> standing, Map<ObjectRef, Manifest> desired) {
        var known = new TreeMap<ObjectRef, Manifest>();
        var unknown = new HashMap<ObjectRef, String>();
        for (Standing each : standing) {
            Manifest wanted = desired.get(each.ref());
            if (wanted != null && wanted.digest().equals(each.digest())) {
                known.put(each.ref(), wanted);
            } else if (each.digest() != null) {
                unknown.put(each.ref(), each.digest());
            }
        }
        remembered(unknown, known);
        standing.stream()
                .map(Standing::ref)
                .filter(ref -> !known.containsKey(ref))
                .forEach(ref -> port.read(ref).ifPresent(manifest -> known.put(ref, manifest)));
        return known;
    }

    private void remembered(Map<ObjectRef, String> digests, Map<ObjectRef, Manifest> known) {
        if (!digests.isEmpty()) {
            states.contents(cluster, digests)
                    .forEach(object -> known.put(object.ref(), ManifestText.parsed(object.yaml())));
            plans.contents(digests).forEach(manifest -> known.putIfAbsent(manifest.ref(), manifest));
        }
    }
}
