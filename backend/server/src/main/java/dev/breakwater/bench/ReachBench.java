package dev.breakwater.bench;

import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** All of a large cluster's flows from its policies' text, then one edit after the other with its difference. */
final class ReachBench {
    private static final long SEED = 20_261_125;

    private final Sizes sizes;
    private final int tenants;
    private final ManyTenants cluster;
    private final Topology topology;

    ReachBench(Sizes sizes) {
        this.sizes = sizes;
        this.tenants = sizes.get("tenants");
        this.cluster = new ManyTenants(tenants, sizes.get("identities"), sizes.get("policies"));
        this.topology = cluster.topology();
    }

    void run() throws Exception {
        warmUp();
        double heapBefore = heap();
        long start = System.nanoTime();
        PolicySet policies = PolicySet.of(cluster.policies(), topology);
        double parsed = since(start);
        Space space = Space.of(topology, policies.clauses());
        double cut = since(start);
        Reachability reachability = space.reachability(policies.clauses());
        double full = since(start);
        double heap = heap() - heapBefore;
        Figures.say(String.format(
                Locale.ROOT,
                "parsed %d policies in %.2f s, %d parties in %.2f s, all sides in %.2f s, %.0f MiB",
                policies.byObject().size(),
                parsed,
                space.parties().size(),
                cut - parsed,
                full - cut,
                heap));
        isolation(reachability);
        double increment = edits(policies, space, reachability);
        var figures = new Figures("reach")
                .add("full_seconds", full)
                .add("heap_mb", heap)
                .add("incremental_p95_ms", increment)
                .add("plan_p95_ms", plans());
        oracle(full, figures);
        figures.print();
    }

    /** A JVM that has just started measures its compiler: a small cluster first. */
    private void warmUp() {
        var small = new ManyTenants(20, sizes.get("identities"), sizes.get("policies"));
        for (int i = 0; i < 5; i++) {
            PolicySet policies = PolicySet.of(small.policies(), small.topology());
            Space.of(small.topology(), policies.clauses()).reachability(policies.clauses());
        }
    }

    private static void isolation(Reachability reachability) {
        long start = System.nanoTime();
        int crossings = reachability.crossings("tenant.io/tenantId", Set.of()).size();
        Figures.say(String.format(
                Locale.ROOT,
                "isolation of all tenants looked through in %.2f s, %d crossings",
                since(start),
                crossings));
    }

    /** Reads an edited policy, computes the state with it and names the difference; the slowest but 5 % in milliseconds. */
    private double edits(PolicySet policies, Space space, Reachability base) {
        var random = new Random(SEED);
        var timings = new Timings(sizes.get("edits"));
        long rows = 0;
        for (int i = 0; i < sizes.get("edits"); i++) {
            int number = 2 + random.nextInt(Math.max(1, sizes.get("policies") - 2));
            Map<String, Object> edit = cluster.own(random.nextInt(tenants), number, 9000 + i, 1000 + i);
            long start = System.nanoTime();
            PolicySet edited = PolicySet.of(List.of(edit), topology);
            var added = edited.clauses();
            var removed = policies.byObject().getOrDefault(edited.byObject().firstKey(), List.of());
            Space wider = space.with(added);
            var difference = base.differenceTo(wider.reachability(base, added, removed));
            timings.add(i, System.nanoTime() - start);
            rows += difference.allowed().size() + difference.denied().size();
        }
        Figures.say("%d edits: %s, %d rows (seed %d)".formatted(sizes.get("edits"), timings, rows, SEED));
        return timings.p95();
    }

    /** Plans edits of one tenant; the slowest but 5 % in milliseconds. */
    private double plans() {
        var edits = new PlannedEdits(sizes.get("identities"), sizes.get("policies") - 2);
        Timings timings = edits.measure(sizes.get("edits"), SEED);
        Figures.say("%d plans: %s, %d of them refused (seed %d)"
                .formatted(sizes.get("edits"), timings, edits.refused(), SEED));
        return timings.p95();
    }

    private void oracle(double full, Figures figures) throws Exception {
        OptionalDouble oracle =
                OracleScale.seconds(tenants, sizes.get("identities"), sizes.get("policies"), sizes.get("sample"));
        if (oracle.isPresent()) {
            figures.add("oracle_seconds", oracle.getAsDouble()).add("oracle_ratio", oracle.getAsDouble() / full);
        } else {
            figures.add("oracle", "skipped");
        }
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
