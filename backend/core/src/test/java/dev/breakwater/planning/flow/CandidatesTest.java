package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.planning.Step;
import dev.breakwater.planning.flow.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An object of a fixed name is edited in one write, between temporary copies of what it said and of what it will say. */
class CandidatesTest {
    private static final String SUBJECT = "endpointSelector: {matchLabels: {app: d}}\n";
    private static final String OPEN = "enableDefaultDeny: {ingress: false, egress: false}\n";
    private static final Covers COVERS = new Covers(Written.TENANT);

    private static Manifest fixed(String... rules) {
        return policy("bw-w-fixed", SUBJECT + String.join("\n", rules));
    }

    private static String allows(String app) {
        return "ingress: [{fromEndpoints: [{matchLabels: {app: " + app + "}}]}]";
    }

    private static String denies(String app) {
        return "ingressDeny: [{fromEndpoints: [{matchLabels: {app: " + app + "}}]}]";
    }

    private static Candidates candidates(List<Manifest> observed, List<Manifest> desired) {
        var situation = Written.situation(observed, desired);
        return new Candidates(new Policies(situation, PolicyReader.CILIUM), new Labels(situation), COVERS);
    }

    private static List<String> names(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::strategy).toList();
    }

    /** The steps of the order with unions, stage by stage. */
    private static List<String> stages(List<Manifest> observed, List<Manifest> desired) {
        return candidates(observed, desired).all().stream()
                .filter(candidate -> candidate.strategy().equals("SIX_PHASES with unions"))
                .flatMap(candidate -> candidate.stages().stream())
                .map(stage -> stage.title() + ": "
                        + stage.steps().stream().map(CandidatesTest::word).collect(Collectors.joining(", ")))
                .toList();
    }

    private static String word(Step step) {
        return switch (step) {
                    case Step.Put _ -> "put ";
                    case Step.TemporaryPut _ -> "temporarily put ";
                    case Step.Prune _ -> "prune ";
                    case Step.Release _ -> "release ";
                }
                + step.ref().name();
    }

    private static String name(Optional<Manifest> cover) {
        return cover.orElseThrow().ref().name();
    }

    private static String both(String word, String... names) {
        return Arrays.stream(names).sorted().map(name -> word + name).collect(Collectors.joining(", "));
    }

    @Test
    void standsInForAllowsAndDeniesOfBothFormsWhileAnObjectIsEdited() {
        Manifest there = fixed(OPEN, allows("a"), denies("b"));
        Manifest wanted = fixed(OPEN, allows("b"), denies("c"));
        String[] denying = {name(COVERS.denies(there)), name(COVERS.denies(wanted))};
        String[] allowing = {name(COVERS.allows(there)), name(COVERS.allows(wanted))};
        assertThat(stages(List.of(there), List.of(wanted)))
                .containsExactly(
                        "Add denies: " + both("temporarily put ", denying),
                        "Add allows: " + both("temporarily put ", allowing),
                        "Switch off default deny: put bw-w-fixed",
                        "Remove allows: " + both("prune ", allowing),
                        "Remove denies: " + both("prune ", denying));
    }

    @Test
    void standsInForNoMoreThanTheEditMoves() {
        Manifest there = fixed(OPEN, allows("a"), denies("b"));
        Manifest more = fixed(
                OPEN,
                "ingress: [{fromEndpoints: [{matchLabels: {app: a}}]}, "
                        + "{fromEndpoints: [{matchLabels: {app: c}}]}]");
        assertThat(stages(List.of(there), List.of(more)))
                .as("adds an allow, removes a deny")
                .containsExactly(
                        "Add denies: temporarily put " + name(COVERS.denies(there)),
                        "Add allows: temporarily put " + name(COVERS.allows(more)),
                        "Switch off default deny: put bw-w-fixed",
                        "Remove allows: prune " + name(COVERS.allows(more)),
                        "Remove denies: prune " + name(COVERS.denies(there)));
        assertThat(stages(List.of(more), List.of(there)))
                .as("adds a deny, removes an allow")
                .containsExactly(
                        "Add denies: temporarily put " + name(COVERS.denies(there)),
                        "Add allows: temporarily put " + name(COVERS.allows(more)),
                        "Switch off default deny: put bw-w-fixed",
                        "Remove allows: prune " + name(COVERS.allows(more)),
                        "Remove denies: prune " + name(COVERS.denies(there)));
    }

    @Test
    void switchesOnDefaultDenyAfterTheAllowsAndBeforeTheyGo() {
        Manifest there = fixed(OPEN, allows("a"));
        Manifest wanted = fixed(allows("b"));
        assertThat(stages(List.of(there), List.of(wanted)))
                .containsExactly(
                        "Add allows: "
                                + both("temporarily put ", name(COVERS.allows(there)), name(COVERS.allows(wanted))),
                        "Switch on default deny: put bw-w-fixed",
                        "Remove allows: " + both("prune ", name(COVERS.allows(there)), name(COVERS.allows(wanted))));
    }

    @Test
    void holdsTheOldDefaultDenyUntilTheNewOneIsOn() {
        Manifest there = fixed("ingress: [{}]");
        Manifest wanted = fixed("egress: [{}]");
        assertThat(stages(List.of(there), List.of(wanted)))
                .containsExactly(
                        "Add denies: temporarily put " + name(COVERS.closes(there)),
                        "Switch on default deny: put bw-w-fixed",
                        "Switch off default deny: prune " + name(COVERS.closes(there)));
    }

    @Test
    void givesWhatMakesOneMoveItsOwnStageAndWhatMakesNoneTheFirst() {
        Manifest there = fixed(OPEN, allows("a"), denies("b"));
        Manifest wanted = fixed(OPEN, allows("b"), denies("b"));
        Manifest deny = policy("bw-w-deny", SUBJECT + OPEN + denies("c"));
        Manifest allow = policy("bw-w-allow", SUBJECT + OPEN + allows("c"));
        Manifest same = policy("bw-w-words", SUBJECT + OPEN + denies("a") + "\ndescription: before");
        Manifest words = policy("bw-w-words", SUBJECT + OPEN + denies("a") + "\ndescription: after");
        String[] allowing = {name(COVERS.allows(there)), name(COVERS.allows(wanted))};
        assertThat(stages(List.of(there, same, allow), List.of(wanted, words, deny)))
                .containsExactly(
                        "Add denies: put bw-w-deny, put bw-w-words",
                        "Add allows: " + both("temporarily put ", allowing),
                        "Switch off default deny: put bw-w-fixed",
                        "Remove allows: " + both("prune ", allowing[0], allowing[1], "bw-w-allow"));
    }

    @Test
    void takesWhatABrokenOffPlanHasLeftInsteadOfPuttingItAgain() {
        Manifest there = fixed(OPEN, allows("a"), denies("b"));
        Manifest wanted = fixed(OPEN, allows("b"), denies("b"));
        Manifest left = COVERS.allows(there).orElseThrow();
        assertThat(stages(List.of(there, left), List.of(wanted)))
                .containsExactly(
                        "Add allows: temporarily put " + name(COVERS.allows(wanted)),
                        "Switch off default deny: put bw-w-fixed",
                        "Remove allows: "
                                + both(
                                        "prune ",
                                        name(COVERS.allows(wanted)),
                                        left.ref().name()));
    }

    @Test
    void triesTheSimplestOrderFirst() {
        Manifest allow = policy("bw-w-allow", SUBJECT + OPEN + allows("c"));
        assertThat(names(candidates(List.of(), List.of(allow)).all()))
                .containsExactly("AT_ONCE", "FOUR_PHASES", "SIX_PHASES", "CLOSE_THEN_OPEN");
        Manifest there = fixed(OPEN, allows("a"));
        Manifest wanted = fixed(OPEN, allows("b"));
        assertThat(names(candidates(List.of(there), List.of(wanted)).all()))
                .as("no stage but one can hold an edit that opens and closes")
                .containsExactly("AT_ONCE", "SIX_PHASES with unions");
    }

    @Test
    void addsTemporaryDeniesToOrdersThatAreSafeAtEachEndAlone() {
        Manifest allow = policy("bw-w-allow", SUBJECT + OPEN + allows("c"));
        assertThat(names(candidates(List.of(), List.of(allow)).foundations()))
                .containsExactly("FOUR_PHASES", "SIX_PHASES");
        assertThat(names(candidates(List.of(fixed(OPEN, allows("a"))), List.of(fixed(OPEN, allows("b"))))
                        .foundations()))
                .containsExactly("SIX_PHASES with unions");
    }

    @Test
    void triesLabelsAtTheEdgesAndThenBetween() {
        Manifest namespace =
                new Manifest(ObjectKind.NAMESPACE.named("w"), new TreeMap<>(Map.of(Written.TENANT, "v")), null);
        Manifest allow = policy("bw-w-allow", SUBJECT + OPEN + allows("c"));
        var all = candidates(List.of(), List.of(allow, namespace)).all();
        assertThat(names(all.subList(0, 4))).containsExactly("AT_ONCE", "AT_ONCE", "FOUR_PHASES", "FOUR_PHASES");
        var titles = new ArrayList<List<String>>();
        Stream.of(all.get(2), all.get(3))
                .forEach(candidate ->
                        titles.add(candidate.stages().stream().map(Stage::title).toList()));
        assertThat(titles)
                .containsExactly(
                        List.of("Add allows, switch off default deny", "Label namespaces"),
                        List.of("Add allows, switch off default deny", "Change the labels of namespaces"));
    }
}
