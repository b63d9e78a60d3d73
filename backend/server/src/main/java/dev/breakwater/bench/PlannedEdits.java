package dev.breakwater.bench;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Situation;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import java.util.List;
import java.util.Random;

/**
 * One edit after the other of one tenant's policies, each planned as a rollout does: this tenant's objects alone, among whom they can
 * meet, with pods of every sort that they tell apart.
 */
final class PlannedEdits {
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
        var part = new Part(EditedTenant.ID.value(), observed, desired).only(Realm.FLOWS);
        return new Group(Realm.FLOWS, List.of(part)).situation(Tenants.of(ClusterSettings.TENANT_LABEL, List.of(part)));
    }
}
