package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Step;
import dev.breakwater.rollout.Plans.Evidence;
import dev.breakwater.rollout.Plans.Move;
import dev.breakwater.rollout.Plans.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A plan with what it is about, as it is written down. */
record Made(long revision, List<Part> parts, Plan plan) {

    String[] units() {
        return parts.stream().map(Part::unit).sorted().toArray(String[]::new);
    }

    List<Stage> stages() {
        Map<ObjectRef, String> owners = owners();
        return phases().stream()
                .map(phase -> new Stage(
                        phase.title(),
                        phase.why(),
                        barrier(phase.barrier()),
                        phase.steps().stream().map(step -> move(step, owners)).toList(),
                        new Evidence(
                                phase.proof().checked(),
                                phase.proof().cells(),
                                phase.proof().before(),
                                phase.proof().after(),
                                phase.proof().steps())))
                .toList();
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

    private Map<ObjectRef, String> owners() {
        var owners = new HashMap<ObjectRef, String>();
        parts.forEach(part -> part.all().forEach(manifest -> owners.putIfAbsent(manifest.ref(), part.unit())));
        return owners;
    }

    private Move move(Step step, Map<ObjectRef, String> owners) {
        String ref = step.ref().toString();
        String unit = owners.getOrDefault(
                step.ref(), parts.size() == 1 ? parts.getFirst().unit() : Router.FABRIC);
        return switch (step) {
            case Step.Put(var manifest, var why) -> new Move("put", ref, unit, manifest.digest(), why);
            case Step.TemporaryPut(var manifest, var why) ->
                new Move("put-temporarily", ref, unit, manifest.digest(), why);
            case Step.Prune(var _, var why) -> new Move("prune", ref, unit, null, why);
            case Step.Release(var _, var why) -> new Move("release", ref, unit, null, why);
        };
    }

    private static String barrier(Barrier barrier) {
        return switch (barrier) {
            case Barrier.ReadBack _ -> "read back";
            case Barrier.SessionsUp(var peers) -> "sessions up: " + String.join(", ", peers);
            case Barrier.RoutesAdvertised(var some) -> "routes advertised: " + String.join(", ", some);
            case Barrier.Drained _ -> "drained";
        };
    }
}
