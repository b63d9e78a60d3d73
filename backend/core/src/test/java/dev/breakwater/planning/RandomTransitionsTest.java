package dev.breakwater.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.NaiveChecker.Violation;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Protocol;
import dev.breakwater.vocabulary.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The planner's proofs against a checker that goes through every moment; a failure names its seed. */
class RandomTransitionsTest {
    private static final int TRANSITIONS = Integer.getInteger("planning.transitions", 1_000);
    private static final List<Integer> PORTS = List.of(80, 443, 9);

    private final NaiveChecker checker = new NaiveChecker(new PlainReader(), World.topology());

    @Test
    void losesAndOpensNothingWhereItSaysSo() {
        int proven = 0;
        var strategies = new TreeMap<String, Integer>();
        for (long seed = 0; seed < TRANSITIONS; seed++) {
            RandomGenerator random = random(seed);
            List<Manifest> observed = World.random(random);
            List<Manifest> desired = World.random(random);
            Plan plan = World.plan(observed, desired);
            strategies.merge(plan.strategy(), 1, Integer::sum);
            switch (plan) {
                case ProvenPlan safe -> {
                    assertThat(checker.violations(observed, World.steps(safe), PORTS))
                            .as("seed %d: %s", seed, safe)
                            .isEmpty();
                    assertThat(carried(observed, World.steps(safe)))
                            .as("seed %d", seed)
                            .containsExactlyInAnyOrderElementsOf(desired);
                    proven++;
                }
                case Refused refused ->
                    assertThat(isConfirmed(observed, refused))
                            .as("seed %d: %s", seed, refused)
                            .isTrue();
                case Overridden overridden -> throw new IllegalStateException(overridden.reason());
            }
        }
        System.out.println("proven " + proven + " of " + TRANSITIONS + " " + strategies);
        assertThat(proven).as("transitions with a proven plan: %s", strategies).isGreaterThan(TRANSITIONS * 95 / 100);
    }

    /** What the obstacles of a refused plan say does happen, if it is carried out. */
    private boolean isConfirmed(List<Manifest> observed, Refused refused) {
        var phases = refused.override(Actor.BREAKWATER, "a test");
        Set<Violation> seen = checker.violations(observed, World.steps(phases), PORTS);
        for (Obstacle obstacle : refused.obstacles()) {
            switch (obstacle) {
                case Obstacle.Cut(var rows) -> {
                    if (!seen.containsAll(flows(rows, true, PORTS))) {
                        return false;
                    }
                }
                case Obstacle.Leaked(var rows) -> {
                    if (!seen.containsAll(flows(rows, false, PORTS))) {
                        return false;
                    }
                }
                case Obstacle.Rehandled _, Obstacle.Unmergeable _, Obstacle.Unreadable _, Obstacle.Interruption _ -> {
                    return false;
                }
            }
        }
        return !seen.isEmpty();
    }

    /** The flows between pods, on these ports, that rows speak of. */
    static Set<Violation> flows(Collection<FlowRow> rows, boolean cut, List<Integer> ports) {
        var flows = new HashSet<Violation>();
        for (FlowRow row : rows) {
            for (Party from : row.sources().members()) {
                for (Party to : row.destinations().members()) {
                    row.traffic()
                            .forEach(traffic -> ports.stream()
                                    .filter(port -> isPod(from) && isPod(to) && holds(traffic, port))
                                    .forEach(port -> flows.add(new Violation(from.name(), to.name(), port, cut))));
                }
            }
        }
        return flows;
    }

    private static boolean isPod(Party party) {
        return party.kind() == Party.Kind.PODS;
    }

    private static boolean holds(Traffic traffic, int port) {
        return traffic.protocol() == Protocol.TCP && traffic.first() <= port && port <= traffic.last();
    }

    @Test
    void showsThatDeletingTheOldAndApplyingTheNewLosesFlowsAndOpensOthers() {
        int[] found = count((observed, desired) -> List.of(prunes(observed, desired), puts(observed, desired)));
        System.out.println("delete old, apply new: cuts " + found[0] + ", leaks " + found[1] + " of " + TRANSITIONS);
        assertThat(found[0]).isPositive();
        assertThat(found[1]).isPositive();
    }

    @Test
    void showsThatApplyingAllThatIsNewAndThenPruningLosesFlowsAndOpensOthers() {
        int[] found = count((observed, desired) -> List.of(puts(observed, desired), prunes(observed, desired)));
        System.out.println("apply new, then prune: cuts " + found[0] + ", leaks " + found[1] + " of " + TRANSITIONS);
        assertThat(found[0]).isPositive();
        assertThat(found[1]).isPositive();
    }

    @FunctionalInterface
    private interface Naive {
        List<List<Step>> phases(List<Manifest> observed, List<Manifest> desired);
    }

    private int[] count(Naive naive) {
        int[] found = {0, 0};
        for (long seed = 0; seed < TRANSITIONS; seed++) {
            RandomGenerator random = random(seed);
            List<Manifest> observed = World.random(random);
            List<Manifest> desired = World.random(random);
            var violations = checker.violations(observed, naive.phases(observed, desired), PORTS);
            found[0] += violations.stream().anyMatch(Violation::cut) ? 1 : 0;
            found[1] += violations.stream().anyMatch(violation -> !violation.cut()) ? 1 : 0;
        }
        return found;
    }

    private static List<Step> puts(List<Manifest> observed, List<Manifest> desired) {
        return desired.stream()
                .filter(manifest -> !observed.contains(manifest))
                .map(manifest -> (Step) new Step.Put(manifest, "naive"))
                .toList();
    }

    private static List<Step> prunes(List<Manifest> observed, List<Manifest> desired) {
        return observed.stream()
                .filter(manifest -> !desired.contains(manifest))
                .map(manifest -> (Step) new Step.Prune(manifest.ref(), "naive"))
                .toList();
    }

    private static List<Manifest> carried(List<Manifest> before, List<List<Step>> phases) {
        Map<ObjectRef, Manifest> state = new TreeMap<>();
        before.forEach(manifest -> state.put(manifest.ref(), manifest));
        phases.forEach(phase -> phase.forEach(step -> Ledger.take(state, step)));
        return new ArrayList<>(state.values());
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
