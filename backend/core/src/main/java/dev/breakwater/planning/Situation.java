package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.reach.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What stands, what should stand, and what surrounds both; the order in each list does not matter.
 *
 * @param observed objects of ours as they stand, temporary ones of an unfinished plan among them
 * @param foreign policies of others, as the API server returns them: constants that no step touches
 * @param topology as observed; with representatives for pods that do not exist yet, as far as the proof is to cover them
 * @param tenantLabel the label of namespaces that says whose they are
 */
public record Situation(
        List<Manifest> observed,
        List<Map<String, Object>> foreign,
        List<Manifest> desired,
        Topology topology,
        String tenantLabel) {
    public Situation {
        observed = List.copyOf(observed);
        foreign = List.copyOf(foreign);
        desired = List.copyOf(desired);
    }

    /** Without anything foreign. */
    public static Situation of(
            Collection<Manifest> observed, Collection<Manifest> desired, Topology topology, String tenantLabel) {
        return new Situation(List.copyOf(observed), List.of(), List.copyOf(desired), topology, tenantLabel);
    }
}
