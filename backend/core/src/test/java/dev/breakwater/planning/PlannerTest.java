package dev.breakwater.planning;

import static dev.breakwater.planning.World.closed;
import static dev.breakwater.planning.World.in;
import static dev.breakwater.planning.World.out;
import static dev.breakwater.planning.World.plan;
import static dev.breakwater.planning.World.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.flow.Temporary;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a plan looks like, rule by rule. */
class PlannerTest {
    private static final Manifest A_TO_B = out(Effect.ALLOWS, "a", "b", "80/TCP");
    private static final Manifest A_TO_ALL = out(Effect.ALLOWS, "a", "*", "80/TCP");
    private static final Manifest B_FROM_A = in(Effect.ALLOWS, "a", "b", "80/TCP");

    @Test
    void hasNoPhaseWhereEverythingStands() {
        assertThat(proven(List.of(A_TO_B), List.of(A_TO_B)).phases()).isEmpty();
    }

    @Test
    void doesAtOnceWhatOnlyOpens() {
        var plan = proven(List.of(closed("a"), closed("b")), List.of(closed("a"), closed("b"), A_TO_B, B_FROM_A));
        assertThat(plan.strategy()).isEqualTo("AT_ONCE");
        assertThat(plan.phases()).hasSize(1);
        assertThat(plan.phases().getFirst().proof().cells()).isPositive();
    }

    @Test
    void addsTheNewAllowBeforeItRemovesTheOldOne() {
        var plan = proven(List.of(closed("a"), A_TO_B), List.of(closed("a"), A_TO_ALL));
        assertThat(plan.strategy()).isEqualTo("FOUR_PHASES");
        assertThat(refs(steps(plan, 0))).containsExactly("put " + A_TO_ALL.ref().name());
        assertThat(refs(steps(plan, 1))).containsExactly("prune " + A_TO_B.ref().name());
    }

    @Test
    void addsAllowsBeforeTheDefaultDenyThatNeedsThem() {
        var plan = proven(List.of(), List.of(closed("a"), A_TO_B));
        assertThat(refs(plan))
                .containsExactly(
                        "put " + A_TO_B.ref().name(), "put " + closed("a").ref().name());
        assertThat(plan.phases()).hasSize(2);
    }

    @Test
    void switchesDefaultDenyOffBeforeItRemovesWhatCarriedFlows() {
        var plan = proven(List.of(closed("a"), A_TO_B), List.of());
        assertThat(refs(plan))
                .containsExactly(
                        "prune " + closed("a").ref().name(),
                        "prune " + A_TO_B.ref().name());
        assertThat(plan.phases()).hasSize(2);
    }

    @Test
    void putsTheNewDefaultDenyBeforeTheOldOneGoes() {
        var plan = proven(List.of(closed("*")), List.of(closed("a"), closed("b"), closed("c"), closed("d")));
        assertThat(plan.phases()).hasSize(2);
        assertThat(steps(plan, 0)).hasSize(4).allMatch(Step.Put.class::isInstance);
        assertThat(refs(steps(plan, 1)))
                .containsExactly("prune " + closed("*").ref().name());
    }

    @Test
    void addsTheNewDenyBeforeTheOldOneGoes() {
        Manifest wide = out(Effect.DENIES, "a", "*");
        Manifest narrow = out(Effect.DENIES, "a", "b");
        var plan = proven(List.of(wide), List.of(narrow));
        assertThat(refs(plan))
                .containsExactly(
                        "put " + narrow.ref().name(), "prune " + wide.ref().name());
        assertThat(plan.phases()).hasSize(2);
    }

    @Test
    void putsBeforeItPrunesWithinAPhase() {
        Manifest unused = out(Effect.ALLOWS, "c", "d", "80/TCP");
        var plan = proven(List.of(closed("a"), unused), List.of(closed("a"), A_TO_B));
        assertThat(plan.phases()).hasSize(1);
        assertThat(refs(plan))
                .containsExactly(
                        "put " + A_TO_B.ref().name(), "prune " + unused.ref().name());
    }

    /** Egress opens while ingress closes: denied before and after, and open on the way if nothing else is done. */
    @Test
    void keepsClosedWhatOpensAtOneEndBeforeItClosesAtTheOther() {
        var observed = List.of(closed("a"), closed("b"), B_FROM_A);
        var desired = List.of(closed("a"), closed("b"), A_TO_B);
        var plan = proven(observed, desired);
        assertThat(plan.strategy()).isEqualTo("CLOSE_THEN_OPEN");
        assertThat(refs(plan))
                .containsExactly(
                        "prune " + B_FROM_A.ref().name(), "put " + A_TO_B.ref().name());
        assertThat(plan.phases()).hasSize(2);
    }

    /** As before, but what closes also carries a flow that stays, so it cannot go first. */
    @Test
    void deniesForTheTimeBeingExactlyWhatWouldLeak() {
        var observed = crossing(B_FROM_ALL);
        var desired = crossing(B_FROM_C, A_TO_B);
        var plan = proven(observed, desired);
        assertThat(plan.strategy()).endsWith("with temporary denies");
        Step first = steps(plan, 0).getFirst();
        assertThat(first).isInstanceOf(Step.TemporaryPut.class);
        Manifest deny = ((Step.TemporaryPut) first).manifest();
        assertThat(deny.ref().name()).startsWith("bw-w-tmp-deny-");
        assertThat(Temporary.is(deny)).isTrue();
        assertThat(deny.labels()).containsEntry(World.LABEL, "w");
        assertThat(deny.yaml()).contains("ingressDeny", "egress: false", "ingress: false", "\"80\"", "k8s:app");
        assertThat(plan.phases().getLast().steps())
                .anyMatch(step -> step instanceof Step.Prune && step.ref().equals(deny.ref()));
        assertThat(violations(observed, plan)).isEmpty();
    }

    private static final Manifest B_FROM_ALL = in(Effect.ALLOWS, "*", "b", "80/TCP");
    private static final Manifest B_FROM_C = in(Effect.ALLOWS, "c", "b", "80/TCP");

    private static List<Manifest> crossing(Manifest... more) {
        return Stream.concat(Stream.of(closed("a"), closed("b")), Stream.of(more))
                .toList();
    }

    @Test
    void goesOnFromEveryMomentOfAPlanAndLeavesNothingTemporary() {
        var observed = crossing(B_FROM_ALL);
        var desired = crossing(B_FROM_C, A_TO_B);
        var plan = proven(observed, desired);
        var steps =
                plan.phases().stream().flatMap(phase -> phase.steps().stream()).toList();
        for (int done = 0; done <= steps.size(); done++) {
            var moment = carried(observed, steps.subList(0, done));
            var rest = proven(moment, desired);
            assertThat(violations(moment, rest)).as("after %d steps", done).isEmpty();
            assertThat(carried(
                            moment,
                            rest.phases().stream()
                                    .flatMap(phase -> phase.steps().stream())
                                    .toList()))
                    .as("after %d steps", done)
                    .containsExactlyInAnyOrderElementsOf(desired);
        }
    }

    /** Both forms let c in and keep b out, but not by the same clause. */
    @Test
    void editsAnObjectOfFixedNameBetweenUnionsOfItsForms() {
        Manifest fixed = fixed(rules(List.of("a", "b", "c"), List.of("b")));
        Manifest edited = fixed(rules(List.of("b", "c"), List.of("a", "b")));
        var observed = List.of(closed("d"), fixed);
        var plan = proven(observed, List.of(closed("d"), edited));
        assertThat(plan.strategy()).startsWith("SIX_PHASES with unions");
        assertThat(plan.phases().stream().flatMap(phase -> phase.steps().stream()))
                .anyMatch(step -> step.ref().name().startsWith("bw-w-tmp-allow-"))
                .anyMatch(step -> step.ref().name().startsWith("bw-w-tmp-deny-"));
        assertThat(violations(observed, plan)).isEmpty();
        assertThat(violations(observed, List.of(List.of(new Step.Put(edited, "naive")))))
                .isNotEmpty();
    }

    private static Node rules(List<String> allowed, List<String> denied) {
        return Node.fields(Map.of(
                "endpointSelector",
                selector("d"),
                "enableDefaultDeny",
                Node.fields(Map.of("ingress", Node.flag(false), "egress", Node.flag(false))),
                "ingress",
                from(allowed),
                "ingressDeny",
                from(denied)));
    }

    private static Node from(List<String> apps) {
        Node in = Node.fields(
                Map.of("key", Node.text("k8s:app"), "operator", Node.text("In"), "values", Node.texts(apps)));
        Node selector = Node.fields("matchExpressions", Node.items(List.of(in)));
        return Node.items(List.of(Node.fields("fromEndpoints", Node.items(List.of(selector)))));
    }

    private static Node selector(String app) {
        return Node.fields("matchLabels", Node.labels(Map.of("k8s:app", app)));
    }

    private static Manifest fixed(Node spec) {
        return World.manifest("bw-w-fixed", spec);
    }

    @Test
    void takesBackInOneStepWhatSomebodyAddedToAnObject() {
        Node opened = Node.fields(Map.of(
                "endpointSelector",
                selector("d"),
                "enableDefaultDeny",
                Node.fields(Map.of("ingress", Node.flag(true), "egress", Node.flag(true))),
                "ingress",
                Node.items(List.of(Node.fields("fromEndpoints", Node.items(List.of(selector("a")))))),
                "egress",
                Node.items(List.of(new Node.Nothing()))));
        Manifest desired = closed("d");
        Manifest drifted = new Manifest(desired.ref(), desired.labels(), opened);
        var plan = proven(List.of(drifted), List.of(desired));
        assertThat(refs(plan)).containsExactly("put " + desired.ref().name());
    }

    @Test
    void doesNotDependOnTheOrderOfItsInputs() {
        var observed = crossing(B_FROM_ALL);
        var desired = crossing(B_FROM_C, A_TO_B);
        var shuffled = new ArrayList<>(observed);
        Collections.shuffle(shuffled, new Random(3));
        var other = new ArrayList<>(desired);
        Collections.shuffle(other, new Random(4));
        assertThat(proven(shuffled, other).phases())
                .isEqualTo(proven(observed, desired).phases());
    }

    @Test
    void saysOfEachPhaseAndStepWhyItStandsThere() {
        for (Phase phase :
                proven(crossing(B_FROM_ALL), crossing(B_FROM_C, A_TO_B)).phases()) {
            assertThat(phase.why()).isNotBlank();
            assertThat(phase.steps()).allSatisfy(step -> assertThat(step.why()).isNotBlank());
        }
    }

    @Test
    void chainsTheDigestsOfItsPhases() {
        var plan = proven(crossing(B_FROM_ALL), crossing(B_FROM_C, A_TO_B));
        String state = plan.proof().before();
        for (Phase phase : plan.phases()) {
            assertThat(phase.proof().before()).isEqualTo(state);
            state = phase.proof().after();
        }
        assertThat(state).isEqualTo(plan.proof().after());
        assertThat(plan.phases()).extracting(phase -> phase.proof().steps()).doesNotHaveDuplicates();
    }

    @Test
    void provesTheWholeByWhatItsPhasesCompare() {
        var plan = proven(crossing(B_FROM_ALL), crossing(B_FROM_C, A_TO_B));
        assertThat(plan.proof().cells())
                .isEqualTo(plan.phases().stream()
                        .mapToLong(phase -> phase.proof().cells())
                        .sum())
                .isPositive();
    }

    @Test
    void tellsPlansApartByTheirDigests() {
        Manifest other = new Manifest(A_TO_B.ref(), A_TO_B.labels(), A_TO_ALL.spec());
        Proof one = proven(List.of(), List.of(A_TO_B)).proof();
        Proof two = proven(List.of(), List.of(other)).proof();
        assertThat(one.before()).isEqualTo(two.before()).isNotEqualTo(one.after());
        assertThat(one.after()).as("one name, other content").isNotEqualTo(two.after());
        assertThat(one.steps()).isNotEqualTo(two.steps());
    }

    @Test
    void saysWhatAChangeDoesToFlowsWhateverTheOrder() {
        var difference = new Planner(new PlainReader())
                .difference(World.situation(crossing(A_TO_B), crossing(A_TO_B, B_FROM_A)));
        assertThat(difference.allowed()).extracting(FlowRow::toString).containsExactly("w app=a -> w app=b, TCP 80");
        assertThat(difference.denied()).isEmpty();
        assertThat(difference.rehandled()).isEmpty();
    }

    @Test
    void countsAsPrunedNeitherWhatIsEditedNorWhatWasTemporary() {
        Manifest edited = new Manifest(A_TO_B.ref(), A_TO_B.labels(), A_TO_ALL.spec());
        var labels = new TreeMap<>(B_FROM_A.labels());
        labels.put(Temporary.LABEL, "true");
        Manifest left = new Manifest(B_FROM_A.ref(), labels, B_FROM_A.spec());
        var plan = proven(List.of(A_TO_B, left, closed("c")), List.of(edited));
        assertThat(plan.pruning().prunes()).isEqualTo(1);
        assertThat(plan.pruning().of()).isEqualTo(2);
    }

    @Test
    void waitsForAPersonBeforeItTakesEverythingAway() {
        assertThat(proven(List.of(A_TO_B), List.of()).pruning().waits()).isTrue();
        assertThat(proven(List.of(closed("a"), A_TO_B), List.of(A_TO_B))
                        .pruning()
                        .waits())
                .isFalse();
    }

    @Test
    void waitsForAPersonBeforeItTakesManyAndMoreThanAFifthAway() {
        assertThat(Pruning.of(51, 254, 1).waits()).isTrue();
        assertThat(Pruning.of(51, 255, 1).waits()).isFalse();
        assertThat(Pruning.of(50, 51, 1).waits()).isFalse();
        assertThat(Pruning.of(0, 51, 0).waits()).isFalse();
        assertThat(Pruning.of(1, 51, 0).sentence()).contains("1 of 51", "an operator has to allow that");
    }

    @Test
    void doesNotCountTemporaryObjectsAsPruned() {
        var plan = proven(crossing(B_FROM_ALL), crossing(B_FROM_C, A_TO_B));
        assertThat(plan.pruning().prunes()).isEqualTo(1);
        assertThat(plan.pruning().of()).isEqualTo(3);
    }

    @Test
    void putsWhatGuardsFirstAndTakesItAwayLast() {
        Manifest guard = new Manifest(
                ObjectKind.ADMISSION_POLICY.named("bw-floor"), new TreeMap<>(), Node.fields("x", Node.text("y")));
        var coming = proven(List.of(), List.of(guard, A_TO_B));
        assertThat(coming.phases().getFirst().title()).isEqualTo("Guard");
        var going = proven(List.of(guard, A_TO_B), List.of(closed("c")));
        assertThat(going.phases().getLast().title()).isEqualTo("Guard less");
    }

    @Test
    void carriesOutARefusedPlanOnlyOnSomebodysWord() {
        Manifest cluster = new Manifest(
                ObjectKind.LOAD_BALANCER_POOL.named("bw-w.main"),
                new TreeMap<>(),
                Node.fields(Map.of("blocks", Node.items(List.of(Node.fields("cidr", Node.text("203.0.113.0/28")))))));
        assertThat(proven(List.of(cluster), List.of(A_TO_B)).foreseen()).hasSize(1);
        var refused = new Refused("X", List.of(), List.of(), new Outlook(List.of(), Pruning.of(0, 0, 0)));
        assertThatThrownBy(() -> refused.override(Actor.BREAKWATER, " ")).isInstanceOf(Rejection.class);
        var overridden = refused.override(Actor.BREAKWATER, "a window is agreed");
        assertThat(overridden.refused()).isSameAs(refused);
        assertThat(overridden.actor()).isEqualTo(Actor.BREAKWATER);
        assertThat(overridden.reason()).isEqualTo("a window is agreed");
    }

    @Test
    void refusesAnObjectThatCiliumWouldRefuse() {
        Manifest nonsense = World.manifest("bw-w-nonsense", Node.fields("description", Node.text("no selector")));
        Plan plan = new Planner().plan(World.situation(List.of(), List.of(nonsense)));
        assertThat(plan).isInstanceOf(Refused.class);
        assertThat(((Refused) plan).obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.sentence()).contains("bw-w-nonsense"));
    }

    private static ProvenPlan proven(List<Manifest> observed, List<Manifest> desired) {
        Plan plan = plan(observed, desired);
        assertThat(plan).isInstanceOf(ProvenPlan.class);
        return (ProvenPlan) plan;
    }

    private static Collection<NaiveChecker.Violation> violations(List<Manifest> observed, ProvenPlan plan) {
        return violations(observed, steps(plan));
    }

    private static Collection<NaiveChecker.Violation> violations(List<Manifest> observed, List<List<Step>> phases) {
        return new NaiveChecker(new PlainReader(), World.topology()).violations(observed, phases, List.of(80, 443, 9));
    }

    private static List<Manifest> carried(List<Manifest> before, List<Step> steps) {
        Map<ObjectRef, Manifest> state = new HashMap<>();
        before.forEach(manifest -> state.put(manifest.ref(), manifest));
        steps.forEach(step -> Ledger.take(state, step));
        return List.copyOf(state.values());
    }

    private static List<String> refs(Plan.Rollable plan) {
        return IntStream.range(0, plan.phases().size())
                .boxed()
                .flatMap(phase -> refs(steps(plan, phase)).stream())
                .toList();
    }

    private static List<String> refs(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                            case Step.Put _ -> "put ";
                            case Step.TemporaryPut _ -> "temporarily put ";
                            case Step.Prune _ -> "prune ";
                            case Step.Release _ -> "release ";
                        }
                        + step.ref().name())
                .toList();
    }
}
