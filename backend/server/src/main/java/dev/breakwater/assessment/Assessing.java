package dev.breakwater.assessment;

import dev.breakwater.change.Assessment;
import dev.breakwater.change.AssessmentPort;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.planning.Planner;
import dev.breakwater.reach.Reachability.Agreement;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Part;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Judges the newest revision, written in this transaction, by its manifests and those of the one before it. */
@Component
class Assessing implements AssessmentPort {
    private static final int WIDEST = 50;

    private final Planner planner = new Planner();
    private final DesiredStates states;
    private final ClusterSettings settings;
    private final String tenantLabel;

    Assessing(DesiredStates states, ClusterSettings settings) {
        this.states = states;
        this.settings = settings;
        this.tenantLabel = settings.tenantLabel();
    }

    @Override
    public void check(Actor actor, Proposed proposed) {
        Moves moves = moves(proposed);
        isolating(proposed, moves).check(actor);
        if (proposed.override() == null) {
            plotting(proposed, moves).check(actor);
        }
    }

    @Override
    public Assessment assess(Actor actor, Proposed proposed) {
        Moves moves = moves(proposed);
        Moves seen = moves.seenBy(actor);
        return new Assessment(
                FlowDifferences.of(seen, planner, tenantLabel),
                isolating(proposed, seen).verdict(actor),
                NewTraps.of(seen, settings, proposed.after()),
                plotting(proposed, moves).plans(actor, proposed.override()));
    }

    @Override
    public Assessment.Flows flows(Actor actor, ClusterName cluster, long earlier, long later) {
        Set<String> units = states.differing(actor, cluster, earlier, later);
        if (units.size() > WIDEST) {
            throw Rejection.invalid(
                            "comparison-too-wide",
                            "Flows are compared for at most " + WIDEST + " tenants at once; here " + units.size()
                                    + " differ")
                    .remedy("Compare revisions that lie closer to each other");
        }
        Moves seen = Moves.of(states.transitions(cluster, earlier, later, units));
        return FlowDifferences.of(seen, planner, tenantLabel);
    }

    private Moves moves(Proposed proposed) {
        return Moves.of(states.transitions(proposed.cluster(), proposed.base() + 1));
    }

    private Isolating isolating(Proposed proposed, Moves moves) {
        return new Isolating(
                new IsolationProof(tenantLabel, agreed(proposed.after()), () -> everybody(proposed)), moves);
    }

    private Plotting plotting(Proposed proposed, Moves moves) {
        return new Plotting(
                planner,
                tenantLabel,
                moves,
                () -> Moves.standing(
                        Group.FABRIC, states.objects(proposed.cluster(), proposed.base() + 1, Group.FABRIC)));
    }

    /** The consumer calls the provider, and never the other way round. */
    private static Set<Agreement> agreed(IntentSnapshot after) {
        return after.intents().values().stream()
                .filter(ContractIntent.class::isInstance)
                .map(ContractIntent.class::cast)
                .filter(after::isInForce)
                .map(contract -> new Agreement(
                        contract.consumer().toString(), contract.provider().toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Part> everybody(Proposed proposed) {
        return states.objects(proposed.cluster(), proposed.base() + 1).stream()
                .collect(Collectors.groupingBy(DesiredObject::unit, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(unit -> Moves.standing(unit.getKey(), unit.getValue()))
                .toList();
    }
}
