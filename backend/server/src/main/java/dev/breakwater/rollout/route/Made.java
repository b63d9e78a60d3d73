package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Step;
import dev.breakwater.situation.Described;
import dev.breakwater.situation.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A plan with what it is about, as it is written down. */
record Made(long revision, List<Part> parts, Plan plan) {

    String[] units() {
        return parts.stream().map(Part::unit).sorted().toArray(String[]::new);
    }

    Described described() {
        return Described.of(plan, parts);
    }

    private List<Phase> phases() {
        return plan instanceof Plan.Rollable rollable ? rollable.phases() : List.of();
    }

    /** What it puts that the revision's own rows do not hold: temporary objects and intermediate forms. */
    Stream<Manifest> ownManifests() {
        Set<Manifest> desired = new HashSet<>();
        parts.forEach(part -> desired.addAll(part.desired()));
        return phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> switch (step) {
                    case Step.TemporaryPut(var manifest, var _) -> Stream.of(manifest);
                    case Step.Put(var manifest, var _) -> Stream.of(manifest);
                    case Step.Prune _, Step.Release _ -> Stream.empty();
                })
                .filter(manifest -> !desired.contains(manifest));
    }
}
