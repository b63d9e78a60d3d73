package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.console.difference.PlanPanel;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.rollout.ObjectStatuses;
import dev.breakwater.rollout.Plans;
import dev.breakwater.rollout.Plans.Planned;
import dev.breakwater.situation.Stage;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks how far a revision's steps are: done, under way, or held up by what. */
@org.springframework.stereotype.Component
class ProgressSource {
    private final Plans plans;
    private final ObjectStatuses statuses;
    private final ClusterHealth health;

    /** How many of the steps of the last plans stand, of how many, and what the cluster says meanwhile. */
    record Far(long done, long steps, ClusterHealth.Report report, boolean complete) {}

    ProgressSource(Plans plans, ObjectStatuses statuses, ClusterHealth health) {
        this.plans = plans;
        this.statuses = statuses;
        this.health = health;
    }

    Far far(Actor actor, long revision) {
        ClusterHealth.Report report = health.report();
        boolean complete = report.applied() >= revision;
        List<Stage.Move> steps = plans.of(actor, revision).stream()
                .flatMap(plan -> plan.phases().stream())
                .flatMap(phase -> phase.steps().stream())
                .distinct()
                .toList();
        long done = complete
                ? steps.size()
                : steps.stream().filter(step -> isDone(actor, step)).count();
        return new Far(done, steps.size(), report, complete);
    }

    List<Component> plans(Actor actor, long revision) {
        boolean complete = health.report().applied() >= revision;
        return plans.of(actor, revision).stream()
                .map(plan -> panel(plan, actor, complete))
                .toList();
    }

    private Component panel(Planned plan, Actor actor, boolean complete) {
        return new PlanPanel(plan, step -> List.of(complete ? done() : standing(actor, step)));
    }

    private Status standing(Actor actor, Stage.Move step) {
        if (isDone(actor, step)) {
            return done();
        }
        return status(actor, step)
                .map(status -> new Status(tone(status.standing()), t("standing", status.standing())))
                .orElseGet(() -> new Status(Tone.BUSY, t("standing", ObjectStatus.Standing.PENDING)));
    }

    private boolean isDone(Actor actor, Stage.Move step) {
        Optional<ObjectStatus> status = status(actor, step);
        return takesAway(step)
                ? status.isEmpty() || status.get().observedDigest() == null
                : status.filter(ObjectStatus::inSync).isPresent();
    }

    private static boolean takesAway(Stage.Move step) {
        return step.verb().equals("prune") || step.verb().equals("release");
    }

    private Optional<ObjectStatus> status(Actor actor, Stage.Move step) {
        try {
            return Optional.of(statuses.find(actor, ObjectRef.parse(step.ref())));
        } catch (Rejection _) {
            return Optional.empty(); // it is not there yet, or no more
        }
    }

    private static Status done() {
        return new Status(Tone.GOOD, t("progress.done"));
    }

    private static Tone tone(ObjectStatus.Standing standing) {
        return Stream.of(ObjectStatus.Standing.PENDING, ObjectStatus.Standing.APPLIED)
                        .anyMatch(standing::equals)
                ? Tone.BUSY
                : Tone.BAD;
    }
}
