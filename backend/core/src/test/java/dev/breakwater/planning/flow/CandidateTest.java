package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.adds;
import static dev.breakwater.planning.flow.Written.ingress;
import static dev.breakwater.planning.flow.Written.removes;
import static dev.breakwater.planning.flow.Written.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.planning.Step;
import dev.breakwater.planning.flow.Candidates.Candidate;
import dev.breakwater.reach.rule.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Temporary denies stand from before the first stage until after the last, and cost no stage more than they must. */
class CandidateTest {
    private static final Change DENY = adds(ingress(Effect.DENY, "a", "b"));
    private static final Change ALLOW = adds(ingress(Effect.ALLOW, "a", "b"));
    private static final Change UNDENY = removes(ingress(Effect.DENY, "c", "b"));
    private static final Change UNALLOW = removes(ingress(Effect.ALLOW, "c", "b"));
    private static final Change TEMPORARY = adds(ingress(Effect.DENY, "d", "b"));
    private static final Step LABEL = new Step.Release(ObjectKind.NAMESPACE.named("w"), "leaves");

    private static List<List<Change>> between(Stage... stages) {
        var candidate = new Candidate("SIX_PHASES", List.of(stages));
        return candidate.between(stage(TEMPORARY), stage(TEMPORARY.undone())).stages().stream()
                .map(Stage::changes)
                .toList();
    }

    private static Stage labelled(Change... changes) {
        return new Stage("labels", "a reason", List.of(changes), List.of(LABEL), Labels.LEFT);
    }

    @Test
    void hasNoEmptyStage() {
        assertThat(new Candidate("X", List.of(stage(), stage(DENY), stage(), labelled())).stages())
                .containsExactly(stage(DENY), labelled());
    }

    @Test
    void saysThatItHasTemporaryDenies() {
        assertThat(new Candidate("FOUR_PHASES", List.of())
                        .between(stage(TEMPORARY), stage(TEMPORARY.undone()))
                        .strategy())
                .isEqualTo("FOUR_PHASES with temporary denies");
    }

    @Test
    void addsTemporaryDeniesTogetherWithTheLastingOnes() {
        assertThat(between(stage(DENY), stage(ALLOW), stage(UNALLOW)))
                .containsExactly(
                        List.of(DENY, TEMPORARY), List.of(ALLOW), List.of(UNALLOW), List.of(TEMPORARY.undone()));
    }

    @Test
    void removesTemporaryDeniesTogetherWithOthers() {
        assertThat(between(stage(ALLOW), stage(UNALLOW), stage(UNDENY)))
                .containsExactly(
                        List.of(TEMPORARY), List.of(ALLOW), List.of(UNALLOW), List.of(UNDENY, TEMPORARY.undone()));
        assertThat(between(stage(DENY), stage(ALLOW), stage(UNDENY)))
                .containsExactly(List.of(DENY, TEMPORARY), List.of(ALLOW), List.of(UNDENY, TEMPORARY.undone()));
    }

    @Test
    void letsNothingOpenOrCloseBesideTheComingOrGoingOfTemporaryDenies() {
        assertThat(between(stage(DENY, ALLOW), stage(UNDENY, UNALLOW)))
                .containsExactly(
                        List.of(TEMPORARY),
                        List.of(DENY, ALLOW),
                        List.of(UNDENY, UNALLOW),
                        List.of(TEMPORARY.undone()));
        assertThat(between(stage(ALLOW)))
                .containsExactly(List.of(TEMPORARY), List.of(ALLOW), List.of(TEMPORARY.undone()));
    }

    @Test
    void doesNotRemoveTemporaryDeniesWithWhatTheyCameWith() {
        assertThat(between(stage(DENY))).containsExactly(List.of(DENY, TEMPORARY), List.of(TEMPORARY.undone()));
        Change nothing = adds();
        assertThat(between(stage(nothing)))
                .as("what changes no verdict goes with either, but not with both")
                .containsExactly(List.of(nothing, TEMPORARY), List.of(TEMPORARY.undone()));
    }

    @Test
    void changesNoLabelsWhileTemporaryDeniesComeOrGo() {
        assertThat(between(labelled(DENY), stage(ALLOW), labelled(UNDENY)))
                .containsExactly(
                        List.of(TEMPORARY),
                        List.of(DENY),
                        List.of(ALLOW),
                        List.of(UNDENY),
                        List.of(TEMPORARY.undone()));
    }

    @Test
    void removesTemporaryDeniesUnderTheLabelsOfTheEnd() {
        var last = new Candidate("X", List.of(labelled(), stage(UNALLOW).at(Labels.JOINED)))
                .between(stage(TEMPORARY), stage(TEMPORARY.undone()))
                .stages()
                .getLast();
        assertThat(last.changes()).containsExactly(TEMPORARY.undone());
        assertThat(last.version()).isEqualTo(Labels.JOINED);
    }
}
