package dev.breakwater.situation;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Overridden;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.ProvenPlan;
import dev.breakwater.planning.Refused;
import dev.breakwater.planning.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan in words.
 *
 * @param verdict PROVEN, OVERRIDDEN or REFUSED
 * @param reason who answers for an overridden plan, and why
 * @param obstacles why it is not proven
 */
public record Described(
        String strategy, String verdict, @Nullable String reason, List<Hindrance> obstacles, List<Stage> phases) {
    private static final int LONGEST = 2_000;

    public Described {
        obstacles = List.copyOf(obstacles);
        phases = List.copyOf(phases);
    }

    public static Described of(Plan plan, List<Part> parts) {
        return switch (plan) {
            case ProvenPlan proven ->
                new Described(plan.strategy(), "PROVEN", null, List.of(), stages(proven.phases(), parts));
            case Overridden overridden ->
                new Described(
                        plan.strategy(),
                        "OVERRIDDEN",
                        overridden.actor().name() + ": " + overridden.reason(),
                        hindrances(overridden.refused()),
                        stages(overridden.phases(), parts));
            case Refused refused -> new Described(plan.strategy(), "REFUSED", null, hindrances(refused), List.of());
        };
    }

    /** Why nothing is carried out, and what would be needed. */
    public static String sentence(SortedSet<String> units, Refused refused) {
        String whole = "No order is proven for " + String.join(", ", units) + ". "
                + hindrances(refused).stream().map(Hindrance::toString).collect(Collectors.joining(" "));
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "...";
    }

    /** The same for whoever does not see all of the units: of the flows between them not everyone may know. */
    public static String sentenceForEach() {
        return "No order is proven for this change together with those of its partners: an operator sees the flows";
    }

    private static List<Hindrance> hindrances(Refused refused) {
        return refused.obstacles().stream().map(Described::hindrance).toList();
    }

    private static Hindrance hindrance(Obstacle obstacle) {
        return new Hindrance(Neighbourhood.inWords(obstacle.sentence()), obstacle.needed());
    }

    private static List<Stage> stages(List<Phase> phases, List<Part> parts) {
        Map<ObjectRef, String> owners = new HashMap<>();
        parts.forEach(part -> part.all().forEach(manifest -> owners.putIfAbsent(manifest.ref(), part.unit())));
        String otherwise = parts.size() == 1 ? parts.getFirst().unit() : Group.FABRIC;
        return phases.stream()
                .map(phase -> new Stage(
                        phase.title(),
                        phase.why(),
                        barrier(phase.barrier()),
                        phase.steps().stream()
                                .map(step -> move(step, owners.getOrDefault(step.ref(), otherwise)))
                                .toList(),
                        new Stage.Evidence(
                                phase.proof().checked(),
                                phase.proof().cells(),
                                phase.proof().before(),
                                phase.proof().after(),
                                phase.proof().steps())))
                .toList();
    }

    private static Stage.Move move(Step step, String unit) {
        String ref = step.ref().toString();
        return switch (step) {
            case Step.Put(var manifest, var why) -> new Stage.Move("put", ref, unit, manifest.digest(), why);
            case Step.TemporaryPut(var manifest, var why) ->
                new Stage.Move("put-temporarily", ref, unit, manifest.digest(), why);
            case Step.Prune(var _, var why) -> new Stage.Move("prune", ref, unit, null, why);
            case Step.Release(var _, var why) -> new Stage.Move("release", ref, unit, null, why);
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
