package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.object.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The engine and its algebra against the naive evaluator, on the same random flows, other ones in each run. The seed is printed;
 * {@code -Dnaive.seed=7 -Dnaive.sets=500} asks for some of them again.
 */
class NaiveReachTest {
    private static final int SETS = Integer.getInteger("naive.sets", 20_000);
    private static final int FLOWS = 120;
    private static final int POLICIES = 6;
    private static final int SHOWN = 5;
    private static final String UNDECIDED = "undecided";

    private final LongAdder compared = new LongAdder();
    private final LongAdder undecided = new LongAdder();

    /** A flow that the three do not judge alike, and what they say. */
    private record Disagreement(RandomCase random, Map<String, Object> flow, String said) {
        @Override
        public String toString() {
            return "seed " + random.seed() + ": " + said + " of " + flow + " under " + smallest() + " in "
                    + random.topology();
        }

        /** As few policies as still show it, all of which Cilium accepts. */
        private Object smallest() {
            Map<String, Object> all = Map.of("policies", accepted(random.policies(), random.topology()));
            return Shrinking.of(all, fewer -> stillSays(fewer.get("policies"))).get("policies");
        }

        private boolean stillSays(Object policies) {
            if (!(policies instanceof List<?> list)) {
                return false;
            }
            List<Map<String, Object>> some = list.stream().map(Shrinking::asMap).toList();
            return some.stream().allMatch(Disagreement::isNamed)
                    && accepted(some, random.topology()).size() == some.size()
                    && said.equals(judges(some, random.topology()).apply(flow));
        }

        /** What is no object of a kind the judges need not agree about. */
        private static boolean isNamed(Map<String, Object> policy) {
            return policy.containsKey("kind")
                    && policy.containsKey("apiVersion")
                    && policy.get("metadata") instanceof Map<?, ?> metadata
                    && metadata.containsKey("name");
        }
    }

    @Test
    void agreesWithTheEngineAndItsAlgebraOnRandomFlows() {
        long seed = Long.getLong("naive.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        System.out.println("NaiveReachTest: seed " + seed + ", " + SETS + " policy sets");
        List<Disagreement> disagreements = LongStream.range(seed, seed + SETS)
                .parallel()
                .mapToObj(each -> disagreements(RandomCase.of(each, POLICIES, FLOWS)))
                .flatMap(List::stream)
                .toList();
        System.out.println("NaiveReachTest: " + compared + " flows compared, " + undecided + " undecided");
        assertThat(disagreements.stream().limit(SHOWN))
                .as("%d disagreements from seed %d on", disagreements.size(), seed)
                .isEmpty();
        assertThat(compared.sum()).isGreaterThan(SETS * 100L);
    }

    private List<Disagreement> disagreements(RandomCase random) {
        Function<Map<String, Object>, String> judges = judges(random.policies(), random.topology());
        var found = new ArrayList<Disagreement>();
        for (Map<String, Object> asked : random.flows()) {
            String said = judges.apply(asked);
            (said.equals(UNDECIDED) ? undecided : compared).increment();
            if (!said.isEmpty() && !said.equals(UNDECIDED)) {
                found.add(new Disagreement(random, asked, said));
            }
        }
        return found;
    }

    /** What the three say of a flow where they disagree; empty where they do not. */
    private static Function<Map<String, Object>, String> judges(List<Map<String, Object>> policies, Topology topology) {
        PolicySet set = PolicySet.of(policies, topology);
        var naive = new NaiveReach(topology, accepted(policies, topology));
        var reach = Reach.of(topology, set);
        var algebra = new AskedAlgebra(topology, set);
        return asked -> {
            Flow flow = AskedFlow.of(asked);
            Verdict verdict = reach.decide(flow);
            if (isUnanswered(verdict.egress()) || isUnanswered(verdict.ingress())) {
                return UNDECIDED;
            }
            var engine = new NaiveReach.Answer(word(verdict.egress()), word(verdict.ingress()));
            NaiveReach.Answer answer = naive.decide(asked);
            NaiveReach.Answer all = algebra.decide(flow);
            return answer.equals(engine) && passing(answer).equals(all)
                    ? ""
                    : "Reach says " + engine + ", Reachability " + all + ", naive " + answer;
        };
    }

    private static List<Map<String, Object>> accepted(List<Map<String, Object>> policies, Topology topology) {
        Set<String> refused = PolicySet.of(policies, topology).refused().stream()
                .map(Parsed.Refused::object)
                .map(NaiveReachTest::name)
                .collect(Collectors.toSet());
        return policies.stream()
                .filter(policy -> !refused.contains(name(policy)))
                .toList();
    }

    private static boolean isUnanswered(Side side) {
        return side instanceof Side.Undecided || side instanceof Side.Conflict;
    }

    /** The naive one knows no proxies. */
    private static String word(Side side) {
        return side instanceof Side.Redirected ? "allowed" : side.word();
    }

    /** The algebra does not say what drops a flow. */
    private static NaiveReach.Answer passing(NaiveReach.Answer answer) {
        return new NaiveReach.Answer(passing(answer.egress()), passing(answer.ingress()));
    }

    private static String passing(String side) {
        return side.equals("denied") || side.equals("defaultDeny") ? "dropped" : side;
    }

    private static String name(ObjectRef object) {
        return object.kind() + "/" + object.name();
    }

    /** No two policies of a case have one name. */
    private static String name(Map<String, Object> policy) {
        Object metadata = policy.get("metadata");
        return policy.get("kind") + "/" + (metadata instanceof Map<?, ?> map ? map.get("name") : "");
    }
}
