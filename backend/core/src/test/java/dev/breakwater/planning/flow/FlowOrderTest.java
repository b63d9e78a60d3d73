package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.adds;
import static dev.breakwater.planning.flow.Written.ingress;
import static dev.breakwater.planning.flow.Written.order;
import static dev.breakwater.planning.flow.Written.policy;
import static dev.breakwater.planning.flow.Written.ref;
import static dev.breakwater.planning.flow.Written.removes;
import static dev.breakwater.planning.flow.Written.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.rule.Effect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not proven is never called proven, and says which flows stand against it. */
class FlowOrderTest {
    private static final String SUBJECT = "endpointSelector: {matchLabels: {app: a}}\n";

    private static Manifest http(String requests) {
        return policy("bw-w-http" + requests.length(), SUBJECT + """
                ingress:
                - fromEndpoints: [{matchLabels: {app: b}}]
                  toPorts: [{ports: [{port: '80', protocol: TCP}]%s}]
                """.formatted(requests));
    }

    @Test
    void callsNoPhaseProvenOfAnOrderThatIsNot() {
        var answer = order(List.of(http("")), List.of(http(", rules: {http: [{}]}")));
        assertThat(answer.findings().isProven()).isFalse();
        assertThat(answer.findings().cut()).isNotEmpty().allMatch(FlowRow::rehandled);
        assertThat(answer.drafts()).isNotEmpty().extracting(Draft::checked).containsOnly("Not proven");
    }

    @Test
    void saysOfAProvenPhaseWhatIsProven() {
        var answer = order(List.of(), List.of(http("")));
        assertThat(answer.findings().isProven()).isTrue();
        assertThat(answer.drafts())
                .isNotEmpty()
                .allSatisfy(draft -> assertThat(draft.checked())
                        .startsWith("No flow that both ends allow is denied, and none that both deny is allowed"));
    }

    @Test
    void putsBeforeItPrunesWhateverTheNames() {
        Change prune = new Change(ref("a"), null, Set.of(), Set.of(), false);
        Change put = new Change(ref("b"), policy("b", "{}"), Set.of(), Set.of(), false);
        Change other = new Change(ref("c"), policy("c", "{}"), Set.of(), Set.of(), false);
        assertThat(stage(prune, other, put).steps())
                .extracting(Step::ref)
                .containsExactly(ref("b"), ref("c"), ref("a"));
    }

    @Test
    void appliesWhatComesEvenWhereAnotherObjectOfTheStageTakesItAway() {
        var clause = ingress(Effect.ALLOW, "a", "b");
        assertThat(stage(adds(clause), removes(clause)).applied(Set.of(clause))).containsExactly(clause);
    }
}
