package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.planning.fabric.FabricOrder;
import dev.breakwater.planning.flow.FlowOrder;
import dev.breakwater.planning.flow.PolicyReader;
import dev.breakwater.planning.flow.Temporary;
import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import java.util.ArrayList;
import java.util.List;

/** Finds the way from what is observed to what is desired, and proves it or says why there is none: a pure function. */
public final class Planner {
    private final PolicyReader reader;

    /** A planner that understands policies as Cilium does. */
    public Planner() {
        this(PolicyReader.CILIUM);
    }

    /** A planner that understands policies as the reader does. */
    public Planner(PolicyReader reader) {
        this.reader = reader;
    }

    public Plan plan(Situation situation) {
        FlowOrder.Answer flows = FlowOrder.order(situation, reader);
        FabricOrder.Answer fabric = FabricOrder.order(situation);
        var drafts = new ArrayList<Draft>();
        AdmissionOrder admission = AdmissionOrder.of(situation);
        drafts.addAll(admission.first());
        drafts.addAll(flows.drafts());
        drafts.addAll(fabric.drafts());
        drafts.addAll(admission.last());
        List<Phase> phases = Ledger.phases(situation.observed(), drafts);
        List<Obstacle> obstacles = obstacles(flows, fabric);
        var outlook = new Outlook(fabric.foreseen(), pruning(situation, phases));
        return obstacles.isEmpty()
                ? new ProvenPlan(flows.strategy(), phases, outlook, Ledger.whole(situation, phases))
                : new Refused(flows.strategy(), obstacles, phases, outlook);
    }

    /** What the change as a whole does to flows: those that are opened, closed, or handed over to a proxy or back. */
    public FlowDifference difference(Situation situation) {
        return FlowOrder.difference(situation, reader);
    }

    private static List<Obstacle> obstacles(FlowOrder.Answer flows, FabricOrder.Answer fabric) {
        var obstacles = new ArrayList<Obstacle>();
        List<FlowRow> leaked = flows.findings().leaked();
        List<FlowRow> rehandled =
                flows.findings().cut().stream().filter(FlowRow::rehandled).toList();
        List<FlowRow> cut =
                flows.findings().cut().stream().filter(row -> !row.rehandled()).toList();
        if (!flows.unreadable().isEmpty()) {
            obstacles.add(new Obstacle.Unreadable(flows.unreadable()));
        }
        if (!leaked.isEmpty()) {
            obstacles.add(new Obstacle.Leaked(leaked));
        }
        if (!cut.isEmpty()) {
            obstacles.add(new Obstacle.Cut(cut));
        }
        if (!rehandled.isEmpty()) {
            obstacles.add(new Obstacle.Rehandled(rehandled));
        }
        if (!flows.findings().conflicts().isEmpty()) {
            obstacles.add(new Obstacle.Unmergeable(flows.findings().conflicts()));
        }
        fabric.foreseen().stream()
                .filter(Foreseen::interrupts)
                .forEach(foreseen -> obstacles.add(new Obstacle.Interruption(foreseen)));
        return obstacles;
    }

    private static Pruning pruning(Situation situation, List<Phase> phases) {
        var lasting = situation.observed().stream()
                .filter(manifest -> !Temporary.is(manifest))
                .map(Manifest::ref)
                .toList();
        int prunes = (int) phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(step -> step instanceof Step.Prune || step instanceof Step.Release)
                .filter(step -> lasting.contains(step.ref()))
                .map(Step::ref)
                .distinct()
                .count();
        return Pruning.of(prunes, lasting.size(), situation.desired().size());
    }
}
