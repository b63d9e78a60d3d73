package dev.breakwater.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.RandomIntents;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.planning.NaiveChecker.Violation;
import dev.breakwater.planning.flow.PolicyReader;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random histories of intents: from each snapshot to the next there is a proven plan, or a refusal that the naive checker confirms. */
class IntentHistoriesTest {
    private static final PolicyReader READER = PolicyReader.CILIUM;
    private static final int SEEDS = Integer.getInteger("planning.histories", 6);
    private static final int STEPS = 25;
    private static final List<String> APPS = List.of("web", "db", "invoice");

    private final Compiler compiler =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));
    private int proven;
    private int refused;

    @Test
    void leadsFromEachSnapshotToTheNext() {
        var strategies = new TreeMap<String, Integer>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new RandomIntents(seed);
            IntentSnapshot before = IntentSnapshot.EMPTY;
            List<Manifest> observed = compiled(before);
            for (int step = 0; step < STEPS; step++) {
                IntentSnapshot after = random.step(before);
                List<Manifest> desired;
                try {
                    desired = compiled(after);
                } catch (Rejection _) {
                    continue;
                }
                Plan plan = check("seed " + seed + " step " + step, topology(before), observed, desired);
                strategies.merge(plan.strategy(), 1, Integer::sum);
                before = after;
                observed = desired;
            }
        }
        System.out.println("histories: proven " + proven + ", refused " + refused + " " + strategies);
        assertThat(proven).isGreaterThan(SEEDS * STEPS / 3);
    }

    private List<Manifest> compiled(IntentSnapshot snapshot) {
        return List.copyOf(compiler.compile(snapshot).values());
    }

    private Plan check(String where, Topology topology, List<Manifest> observed, List<Manifest> desired) {
        var checker = new NaiveChecker(READER, topology);
        Plan plan = new Planner(READER).plan(Situation.of(observed, desired, topology, ClusterSettings.TENANT_LABEL));
        var all = new ArrayList<>(observed);
        all.addAll(desired);
        List<Integer> ports = NaiveChecker.ports(READER, topology, all);
        switch (plan) {
            case ProvenPlan safe -> {
                proven++;
                assertThat(checker.violations(observed, World.steps(safe), ports))
                        .as("%s: %s", where, safe)
                        .isEmpty();
            }
            case Refused no -> {
                refused++;
                Set<Violation> seen =
                        checker.violations(observed, World.steps(no.override(Actor.BREAKWATER, "a test")), ports);
                no.obstacles().forEach(obstacle -> confirm(where, obstacle, seen));
            }
            case Overridden overridden -> throw new IllegalStateException(overridden.reason());
        }
        return plan;
    }

    private static void confirm(String where, Obstacle obstacle, Set<Violation> seen) {
        switch (obstacle) {
            case Obstacle.Cut(var rows) -> confirm(where, rows, seen, true);
            case Obstacle.Leaked(var rows) -> confirm(where, rows, seen, false);
            case Obstacle.Rehandled(var rows) -> assertThat(rows).as(where).allMatch(FlowRow::rehandled);
            case Obstacle.Interruption(var foreseen) ->
                assertThat(foreseen.interrupts()).as(where).isTrue();
            case Obstacle.Unmergeable(var conflicts) ->
                assertThat(conflicts).as(where).isNotEmpty();
            case Obstacle.Unreadable(var objects) ->
                assertThat(objects).as(where).isEmpty();
        }
    }

    /** The example of each row that is about pods and TCP is among what was seen. */
    private static void confirm(String where, List<FlowRow> rows, Set<Violation> seen, boolean cut) {
        assertThat(rows)
                .as("%s: %s", where, seen)
                .allSatisfy(row -> assertThat(RandomTransitionsTest.flows(List.of(row), cut, ports(seen)))
                        .isSubsetOf(seen));
    }

    private static List<Integer> ports(Set<Violation> seen) {
        return seen.stream().map(Violation::port).distinct().toList();
    }

    /** The namespaces as they are labelled, with a pod for each app in each; and where names are resolved. */
    private static Topology topology(IntentSnapshot snapshot) {
        var namespaces = new ArrayList<Topology.Namespace>();
        var pods = new ArrayList<Endpoint>();
        namespaces.add(new Topology.Namespace("kube-system", Map.of()));
        pods.add(Endpoint.pod("kube-system", "dns", Map.of("k8s-app", "kube-dns")));
        for (TenantIntent tenant : snapshot.tenants()) {
            boolean stands = tenant.state() != TenantIntent.State.REQUESTED;
            for (NamespaceName name : new TreeSet<>(tenant.namespaces())) {
                if (stands) {
                    namespaces.add(new Topology.Namespace(
                            name.toString(),
                            Map.of(
                                    ClusterSettings.TENANT_LABEL,
                                    tenant.id().toString(),
                                    Manifest.MANAGED_BY,
                                    Manifest.BREAKWATER)));
                    APPS.forEach(app -> pods.add(Endpoint.pod(name.toString(), app, Map.of("app", app))));
                }
            }
        }
        return Topology.of(namespaces, pods);
    }
}
