package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.object.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The engine against the naive evaluator; {@code -Dnaive.sets=1000 -Dnaive.seed=7} asks for fewer or the same again. */
class NaiveReachTest {
    private static final int SETS = Integer.getInteger("naive.sets", 20_000);
    private static final int FLOWS = 110;
    private static final int POLICIES = 6;

    private final LongAdder compared = new LongAdder();
    private final LongAdder undecided = new LongAdder();

    @Test
    void agreesWithTheEngineOnRandomFlows() {
        long seed = Long.getLong("naive.seed", RandomGenerator.getDefault().nextInt(1_000_000_000));
        System.out.println("NaiveReachTest: seed " + seed + ", " + SETS + " policy sets");
        List<String> disagreements = LongStream.range(seed, seed + SETS)
                .parallel()
                .mapToObj(each -> disagreements(RandomCase.of(each, POLICIES, FLOWS)))
                .flatMap(List::stream)
                .limit(10)
                .toList();
        System.out.println("NaiveReachTest: " + compared + " flows compared, " + undecided + " undecided");
        assertThat(disagreements).isEmpty();
        assertThat(undecided.sum()).isLessThan(compared.sum() / 10);
        assertThat(compared.sum()).isGreaterThan(SETS * 100L);
    }

    private List<String> disagreements(RandomCase random) {
        PolicySet policies = PolicySet.of(random.policies(), random.topology());
        Set<String> refused = policies.refused().stream()
                .map(Parsed.Refused::object)
                .map(NaiveReachTest::name)
                .collect(Collectors.toSet());
        var naive = new NaiveReach(
                random.topology(),
                random.policies().stream()
                        .filter(policy -> !refused.contains(name(policy)))
                        .toList());
        var reach = Reach.of(random.topology(), policies);
        return random.flows().stream()
                .map(flow -> difference(random, flow, naive, reach.decide(AskedFlow.of(flow))))
                .filter(difference -> !difference.isEmpty())
                .toList();
    }

    private String difference(RandomCase random, Map<String, Object> flow, NaiveReach naive, Verdict verdict) {
        if (isUnanswered(verdict.egress()) || isUnanswered(verdict.ingress())) {
            undecided.increment();
            return "";
        }
        compared.increment();
        var engine = new NaiveReach.Answer(word(verdict.egress()), word(verdict.ingress()));
        NaiveReach.Answer answer = naive.decide(flow);
        return answer.equals(engine)
                ? ""
                : "seed " + random.seed() + ": the engine says " + engine + ", the naive one " + answer + " of " + flow;
    }

    private static boolean isUnanswered(Side side) {
        return side instanceof Side.Undecided || side instanceof Side.Conflict;
    }

    /** The naive one knows no proxies. */
    private static String word(Side side) {
        return side instanceof Side.Redirected ? "allowed" : side.word();
    }

    private static String name(ObjectRef object) {
        return object.kind() + "/" + object.name();
    }

    /** No two policies of a case have one name. */
    private static String name(Map<String, Object> policy) {
        return policy.get("kind") + "/" + ((Map<?, ?>) policy.get("metadata")).get("name");
    }
}
