package dev.breakwater.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.Yaml;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The API server's guard is there before what it guards, and guards less only when everything else has taken its place. */
class AdmissionOrderTest {
    private static final Manifest BINDING =
            new Manifest(ObjectKind.ADMISSION_POLICY_BINDING.named("bw-floor"), new TreeMap<>(), null);
    private static final Manifest POLICY = World.closed("a");

    private static Manifest guard(String spec) {
        return new Manifest(
                ObjectKind.ADMISSION_POLICY.named("bw-floor"), new TreeMap<>(), Node.of(Yaml.document(spec)));
    }

    private static Manifest guarding(String... resources) {
        return guard("matchConstraints: {resourceRules: [" + String.join(", ", resources) + "]}");
    }

    private static AdmissionOrder order(List<Manifest> observed, List<Manifest> desired) {
        return AdmissionOrder.of(World.situation(observed, desired));
    }

    private static List<Step> steps(List<Draft> drafts) {
        return drafts.stream().flatMap(draft -> draft.steps().stream()).toList();
    }

    @Test
    void putsNewGuardsFirst() {
        var order = order(List.of(POLICY), List.of(guarding("pods"), BINDING));
        assertThat(steps(order.first()))
                .containsExactly(
                        new Step.Put(guarding("pods"), "guards before there is something to guard"),
                        new Step.Put(BINDING, "guards before there is something to guard"));
        assertThat(order.last()).isEmpty();
    }

    @Test
    void prunesGuardsLast() {
        var order = order(List.of(guarding("pods"), BINDING), List.of(POLICY));
        assertThat(order.first()).isEmpty();
        assertThat(steps(order.last()))
                .containsExactly(
                        new Step.Prune(guarding("pods").ref(), "after everything that it guarded"),
                        new Step.Prune(BINDING.ref(), "after everything that it guarded"));
    }

    @Test
    void guardsMoreBeforeAndLessAfterEverythingElse() {
        Manifest one = guarding("pods");
        Manifest two = guarding("pods", "services");
        assertThat(steps(order(List.of(one), List.of(two)).first())).hasSize(1);
        assertThat(order(List.of(one), List.of(two)).last()).isEmpty();
        assertThat(order(List.of(two), List.of(one)).first()).isEmpty();
        assertThat(steps(order(List.of(two), List.of(one)).last()))
                .containsExactly(new Step.Put(one, "guards less, after everything that takes its place"));
        assertThat(steps(order(List.of(one), List.of(guarding("services"))).last()))
                .as("looks at something else")
                .hasSize(1);
    }

    @Test
    void takesAGuardThatLooksAtNothingForOneThatGuardsLess() {
        for (Manifest nothing : List.of(
                guard("validations: [x]"),
                guard("matchConstraints: {resourceRules: all}"),
                guard("matchConstraints: all"),
                new Manifest(guarding("pods").ref(), new TreeMap<>(), Node.text("nonsense")),
                new Manifest(guarding("pods").ref(), new TreeMap<>(), null))) {
            assertThat(order(List.of(guarding("pods")), List.of(nothing)).first())
                    .isEmpty();
            assertThat(order(List.of(guarding("pods")), List.of(nothing)).last())
                    .hasSize(1);
            assertThat(order(List.of(nothing), List.of(guarding("pods"))).first())
                    .hasSize(1);
        }
    }

    @Test
    void leavesAGuardAloneThatStands() {
        var order = order(List.of(guarding("pods"), BINDING, POLICY), List.of(BINDING, guarding("pods")));
        assertThat(order.first()).isEmpty();
        assertThat(order.last()).isEmpty();
    }
}
