package dev.breakwater.reach.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A large cluster, smaller than the benchmark's unless {@code reach.tenants} says so. */
class ManyTenantsTest {
    private static final int TENANTS = Integer.getInteger("reach.tenants", 50);

    @Test
    void keepsItsTenantsApartAndSaysWhatOneChangeDoes() {
        var cluster = new ManyTenants(TENANTS, 6, 30);
        List<Clause> clauses = cluster.clauses();
        long start = System.nanoTime();
        var space = Space.of(cluster.topology(), clauses);
        long cut = System.nanoTime();
        var before = space.reachability(clauses);
        long full = System.nanoTime();
        List<Clause> gone = cluster.own(7, 7);
        var wider = space.with(cluster.own(7, 97));
        var after = wider.reachability(before, cluster.own(7, 97), gone);
        long increment = System.nanoTime();
        var difference = before.differenceTo(after);
        long compared = System.nanoTime();
        List<FlowRow> crossings = before.crossings("tenant.io/tenantId", Set.of());
        long proven = System.nanoTime();
        System.out.printf(
                "%d clauses: space %d ms, full %d ms, increment %d ms, difference %d ms, isolation %d ms%n",
                clauses.size(),
                (cut - start) / 1_000_000,
                (full - cut) / 1_000_000,
                (increment - full) / 1_000_000,
                (compared - increment) / 1_000_000,
                (proven - compared) / 1_000_000);
        System.out.println(difference);
        assertThat(crossings).isEmpty();
        assertThat(difference.allowed()).isNotEmpty();
    }

    @Test
    void namesTheWholeClusterInFewRows() {
        var cluster = new ManyTenants(TENANTS, 6, 30);
        var space = Space.of(cluster.topology(), cluster.clauses());
        List<Clause> unguarded = new ArrayList<>(cluster.clauses());
        unguarded.removeIf(clause -> clause.effect() == Effect.DENY);
        var nothing = space.reachability(List.of());
        var guarded = space.reachability(cluster.clauses());
        var open = space.reachability(unguarded);
        long start = System.nanoTime();
        assertThat(nothing.crossings("tenant.io/tenantId", Set.of())).isNotEmpty();
        long first = System.nanoTime();
        var rows = nothing.differenceTo(guarded);
        long whole = System.nanoTime();
        System.out.printf(
                "crossings of nothing %d ms; difference from nothing %d ms, %d rows%n",
                (first - start) / 1_000_000,
                (whole - first) / 1_000_000,
                rows.denied().size());
        assertThat(open.differenceTo(guarded).isEmpty()).isTrue();
    }
}
