package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Operator;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.reach.rule.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pods that do not exist yet: one for whatever the selectors can tell apart, in every namespace where it could be. */
class RepresentativesTest {
    private static final String TEAM = "io.cilium.k8s.namespace.labels.team";
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final Topology TOPOLOGY = Topology.of(
            List.of(new Topology.Namespace("red", Map.of("team", "one")), new Topology.Namespace("blue", Map.of())),
            List.of(Endpoint.pod("red", "there", Map.of("app", "there"))));

    private static Requirement says(String source, String key, Operator operator, String... values) {
        return new Requirement(source, key, operator, new TreeSet<>(List.of(values)));
    }

    private static Clause selecting(boolean nodes, Requirement... requirements) {
        var origin = new Clause.Origin(new ObjectRef("cilium.io", "CiliumNetworkPolicy", null, "p"), "spec");
        return Clause.defaultDeny(origin, Direction.INGRESS, new Subject(Selector.of(requirements), null, nodes));
    }

    private static Representatives of(Requirement... requirements) {
        return Representatives.of(TOPOLOGY, List.of(selecting(false, requirements)));
    }

    private static List<Map<String, String>> added(Topology topology, String namespace) {
        return topology.endpoints().stream()
                .filter(each -> each.namespace().equals(namespace) && each.id().contains("any-pod"))
                .map(Endpoint::labels)
                .toList();
    }

    private static boolean areIn(String namespace, Requirement about) {
        var topology = of(says("k8s", "app", Operator.IN, "web"), about).alone();
        return added(topology, namespace).contains(Map.of("app", "web"));
    }

    @Test
    void standInEveryNamespaceAtLeastWithoutLabels() {
        var alone = Representatives.of(TOPOLOGY, List.of()).alone();
        assertThat(alone.endpoints())
                .extracting(Endpoint::id)
                .containsExactly("red/there", "red/any-pod-0", "blue/any-pod-0");
        assertThat(added(alone, "red")).containsExactly(Map.of());
        assertThat(alone.namespaces()).isEqualTo(TOPOLOGY.namespaces());
    }

    @Test
    void haveEachValueThatIsNamedAndOneThatNobodyNames() {
        assertThat(added(of(says("k8s", "app", Operator.IN, "web", "db")).alone(), "red"))
                .containsExactly(Map.of(), Map.of("app", "db"), Map.of("app", "web"));
        assertThat(added(of(says("any", "app", Operator.NOT_IN, "web")).alone(), "red"))
                .containsExactly(Map.of(), Map.of("app", "web"), Map.of("app", "zz-any"));
        assertThat(added(of(says("any", "app", Operator.EXISTS)).alone(), "red"))
                .containsExactly(Map.of(), Map.of("app", "zz-any"));
        assertThat(added(of(says("k8s", "app", Operator.DOES_NOT_EXIST)).alone(), "red"))
                .containsExactly(Map.of());
    }

    @Test
    void meetAllThatOneSelectorDemands() {
        var both = of(says("k8s", "app", Operator.IN, "web", "db"), says("k8s", "tier", Operator.IN, "x"));
        assertThat(added(both.alone(), "blue"))
                .containsExactly(Map.of(), Map.of("app", "db", "tier", "x"), Map.of("app", "web", "tier", "x"));
    }

    @Test
    void areNumberedInTheirNamespace() {
        assertThat(of(says("k8s", "app", Operator.IN, "web")).alone().endpoints())
                .extracting(Endpoint::id)
                .containsExactly("red/there", "red/any-pod-0", "red/any-pod-1", "blue/any-pod-0", "blue/any-pod-1");
    }

    @Test
    void standWhereTheNamespaceFits() {
        assertThat(areIn("red", says("k8s", TEAM, Operator.IN, "one"))).isTrue();
        assertThat(areIn("red", says("k8s", TEAM, Operator.IN, "two"))).isFalse();
        assertThat(areIn("blue", says("k8s", TEAM, Operator.IN, "one"))).isFalse();
        assertThat(areIn("red", says("k8s", TEAM, Operator.EXISTS))).isTrue();
        assertThat(areIn("blue", says("k8s", TEAM, Operator.EXISTS))).isFalse();
        assertThat(areIn("red", says("k8s", TEAM, Operator.NOT_IN, "one"))).isFalse();
        assertThat(areIn("red", says("k8s", TEAM, Operator.NOT_IN, "two"))).isTrue();
        assertThat(areIn("blue", says("k8s", TEAM, Operator.NOT_IN, "one"))).isTrue();
        assertThat(areIn("red", says("k8s", TEAM, Operator.DOES_NOT_EXIST))).isFalse();
        assertThat(areIn("blue", says("k8s", TEAM, Operator.DOES_NOT_EXIST))).isTrue();
        assertThat(areIn("blue", says("k8s", NAMESPACE, Operator.IN, "blue"))).isTrue();
        assertThat(areIn("red", says("k8s", NAMESPACE, Operator.IN, "blue"))).isFalse();
        assertThat(areIn("red", says("reserved", "host", Operator.EXISTS))).isFalse();
    }

    @Test
    void standForNoNodes() {
        var clause = selecting(true, says("k8s", "app", Operator.IN, "web"));
        assertThat(added(Representatives.of(TOPOLOGY, List.of(clause)).alone(), "red"))
                .containsExactly(Map.of());
    }

    @Test
    void meetEachTwoSelectorsThatDoNotContradict() {
        var clauses = Stream.of(
                        says("k8s", "app", Operator.IN, "web"),
                        says("k8s", "app", Operator.IN, "db"),
                        says("k8s", "tier", Operator.IN, "x"))
                .map(requirement -> selecting(false, requirement, says("k8s", TEAM, Operator.EXISTS)))
                .toList();
        var representatives = Representatives.of(TOPOLOGY, clauses);
        assertThat(representatives.singles()).isEqualTo(3);
        assertThat(representatives.pairs()).isEqualTo(3);
        assertThat(added(representatives.inPairs(), "red"))
                .containsExactlyInAnyOrder(
                        Map.of(),
                        Map.of("app", "web"),
                        Map.of("app", "db"),
                        Map.of("tier", "x"),
                        Map.of("app", "web", "tier", "x"),
                        Map.of("app", "db", "tier", "x"));
        assertThat(added(representatives.alone(), "red")).hasSize(4);
        assertThat(Representatives.addedTo(TOPOLOGY, clauses)).isEqualTo(representatives.inPairs());
    }
}
