package dev.breakwater.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cilium.PeerSet;
import dev.breakwater.cilium.PortSet;
import dev.breakwater.cilium.Selector;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Namespaces that join and leave tenants: the floor for a label is there before the label, and goes after it. */
class NamespaceLabelsTest {
    private static final int MOVES = Integer.getInteger("planning.moves", 300);
    private static final List<Integer> PORTS = List.of(9);

    /** One pod in each of four namespaces; {@code tenants} says whose they are, in order, "" for nobody's. */
    private static Topology topology(List<String> tenants) {
        List<String> names = List.of("n1", "n2", "n3", "n4");
        return Topology.of(
                Stream.of(0, 1, 2, 3)
                        .map(i -> new Topology.Namespace(names.get(i), labels(tenants.get(i))))
                        .toList(),
                names.stream()
                        .map(name -> Endpoint.pod(name, "pod", Map.of("app", name)))
                        .toList());
    }

    private static Map<String, String> labels(String tenant) {
        return tenant.isEmpty() ? Map.of() : Map.of(World.LABEL, tenant);
    }

    private static Manifest namespace(String name, String tenant) {
        return new Manifest(ObjectKind.NAMESPACE.named(name), new TreeMap<>(labels(tenant)), null);
    }

    private static List<Manifest> strict(String tenant) {
        return List.of(World.manifest(
                "bw-" + tenant + "-closed",
                ClusterwidePolicy.closing("closed", tenantOf(tenant)).spec()));
    }

    private static List<Manifest> shared(String tenant) {
        Selector everyone = tenantOf(tenant);
        Item inside = new Item(new PeerSet.Endpoints(everyone), new PortSet.Every());
        return List.of(
                strict(tenant).getFirst(),
                World.manifest(
                        "bw-" + tenant + "-base",
                        new ClusterwidePolicy("base", everyone, Effect.ALLOWS, List.of(inside), List.of(inside))
                                .spec()));
    }

    private static Selector tenantOf(String tenant) {
        return Selector.labels(Map.of("k8s:io.cilium.k8s.namespace.labels." + World.LABEL, tenant));
    }

    private static List<Manifest> all(List<Manifest> some, Manifest... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static ProvenPlan proven(Topology topology, List<Manifest> observed, List<Manifest> desired) {
        Plan plan = plan(topology, observed, desired);
        assertThat(plan).isInstanceOf(ProvenPlan.class);
        var proven = (ProvenPlan) plan;
        assertThat(violations(topology, observed, World.steps(proven))).isEmpty();
        return proven;
    }

    private static Plan plan(Topology topology, List<Manifest> observed, List<Manifest> desired) {
        return new Planner(new PlainReader()).plan(Situation.of(observed, desired, topology, World.LABEL));
    }

    private static Set<NaiveChecker.Violation> violations(
            Topology topology, List<Manifest> observed, List<List<Step>> phases) {
        return new NaiveChecker(new PlainReader(), topology).violations(observed, phases, PORTS);
    }

    private static List<String> titles(Plan.Rollable plan) {
        return plan.phases().stream().map(Phase::title).toList();
    }

    @Test
    void putsTheFloorInPlaceBeforeTheLabel() {
        var plan = proven(topology(List.of("", "", "", "")), List.of(), all(strict("t"), namespace("n1", "t")));
        assertThat(titles(plan)).containsExactly("Everything", "Label namespaces");
    }

    @Test
    void takesTheLabelAwayBeforeTheFloor() {
        var plan = proven(topology(List.of("t", "", "", "")), all(strict("t"), namespace("n1", "t")), List.of());
        assertThat(titles(plan)).containsExactly("Release namespaces", "Everything");
        assertThat(World.steps(plan, 0)).allMatch(Step.Release.class::isInstance);
    }

    @Test
    void createsANamespaceThatIsNotThereAfterItsFloor() {
        var plan = proven(topology(List.of("", "", "", "")), List.of(), all(strict("t"), namespace("new", "t")));
        assertThat(titles(plan)).containsExactly("Everything", "Label namespaces");
    }

    @Test
    void movesANamespaceFromOneTenantToAnotherBetweenTheirFloors() {
        var topology = topology(List.of("s", "", "", ""));
        var observed = all(strict("s"), namespace("n1", "s"));
        var desired = all(strict("t"), namespace("n1", "t"));
        var plan = proven(topology, observed, desired);
        assertThat(titles(plan)).contains("Change the labels of namespaces");
        Step label = new Step.Put(namespace("n1", "t"), "naive");
        List<Step> floor = strict("t").stream()
                .map(each -> (Step) new Step.Put(each, "naive"))
                .toList();
        assertThat(violations(topology, observed, List.of(List.of(label), floor, List.of())))
                .as("the label before the floor")
                .isNotEmpty();
    }

    @Test
    void labelsWhoeverIsToBeLetInBeforeTheDoorCloses() {
        var topology = topology(List.of("t", "", "", ""));
        var plan = proven(
                topology, List.of(namespace("n1", "t")), all(shared("t"), namespace("n1", "t"), namespace("n2", "t")));
        assertThat(titles(plan))
                .containsExactly(
                        "Add allows, switch off default deny",
                        "Change the labels of namespaces",
                        "Remove allows, switch on default deny");
    }

    @Test
    void agreesWithTheNaiveCheckerOnRandomMovesOfNamespaces() {
        int proven = 0;
        for (long seed = 0; seed < MOVES; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<String> before = tenants(random);
            List<String> after = tenants(random);
            var observed = state(before, random);
            var desired = state(after, random);
            if (plan(topology(before), observed, desired) instanceof ProvenPlan plan) {
                assertThat(violations(topology(before), observed, World.steps(plan)))
                        .as("seed %d: %s -> %s: %s", seed, before, after, plan)
                        .isEmpty();
                proven++;
            }
        }
        System.out.println("proven " + proven + " of " + MOVES + " moves of namespaces");
        assertThat(proven).isGreaterThan(MOVES / 5);
    }

    private static List<String> tenants(RandomGenerator random) {
        return Stream.generate(() -> World.any(random, List.of("", "s", "t")))
                .limit(4)
                .toList();
    }

    private static List<Manifest> state(List<String> tenants, RandomGenerator random) {
        var state = new TreeMap<ObjectRef, Manifest>();
        for (int i = 0; i < tenants.size(); i++) {
            if (!tenants.get(i).isEmpty()) {
                Manifest namespace = namespace("n" + (i + 1), tenants.get(i));
                state.put(namespace.ref(), namespace);
                (random.nextInt(3) > 0 ? strict(tenants.get(i)) : shared(tenants.get(i)))
                        .forEach(each -> state.put(each.ref(), each));
            }
        }
        if (random.nextBoolean()) {
            strict("s").forEach(each -> state.put(each.ref(), each));
        }
        return List.copyOf(state.values());
    }
}
