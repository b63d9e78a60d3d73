package dev.breakwater.bench;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Representatives;
import dev.breakwater.reach.Topology;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One edit after the other of one tenant's policies, each planned as a rollout does: this tenant's objects alone, among whom they can
 * meet, with pods of every sort that they tell apart.
 */
final class PlannedEdits {
    private static final Topology NOBODY = Topology.of(List.of(), List.of());

    private final EditedTenant tenant;
    private final int policies;
    private final Planner planner = new Planner();
    private int refused;

    PlannedEdits(int identities, int policies) {
        this.tenant = new EditedTenant(identities, policies);
        this.policies = policies;
    }

    /** From the objects before and after an edit to its plan. */
    Timings measure(int edits, long seed) {
        List<Manifest> observed = tenant.objects();
        plan(observed, tenant.edited(0, 9000, 1000), edits);
        var random = new Random(seed);
        var timings = new Timings(edits);
        for (int i = 0; i < edits; i++) {
            List<Manifest> desired = tenant.edited(random.nextInt(policies), 9000 + i, 1000 + i);
            long start = System.nanoTime();
            Plan plan = planner.plan(situation(observed, desired));
            timings.add(i, System.nanoTime() - start);
            refused += plan instanceof Plan.Rollable ? 0 : 1;
        }
        return timings;
    }

    /** Plans that could not be proven: their time counts too. */
    int refused() {
        return refused;
    }

    /** A JVM that has just started measures its compiler. */
    private void plan(List<Manifest> observed, List<Manifest> desired, int times) {
        for (int i = 0; i < times; i++) {
            planner.plan(situation(observed, desired));
        }
    }

    private static Situation situation(List<Manifest> observed, List<Manifest> desired) {
        return Situation.of(observed, desired, surroundings(observed, desired), ClusterSettings.TENANT_LABEL);
    }

    private static Topology surroundings(List<Manifest> observed, List<Manifest> desired) {
        String label = ClusterSettings.TENANT_LABEL;
        var namespaces = List.of(
                new Topology.Namespace(EditedTenant.ID.value(), Map.of(label, EditedTenant.ID.value())),
                new Topology.Namespace("any-of-nobody-named", Map.of(label, "nobody-named")),
                new Topology.Namespace("any-of-no-tenant", Map.of()),
                new Topology.Namespace("kube-system", Map.of()));
        var dns = Endpoint.pod("kube-system", "kube-dns", Map.of("k8s-app", "kube-dns"));
        var policies = Stream.concat(observed.stream(), desired.stream())
                .distinct()
                .filter(manifest -> manifest.ref().group().equals("cilium.io"))
                .map(manifest -> manifest.body().plain())
                .toList();
        return Representatives.addedTo(
                Topology.of(namespaces, List.of(dns)),
                PolicySet.of(policies, NOBODY).clauses());
    }
}
