package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.rollout.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static Answer answer(int code, String body) {
        var json = KubernetesHttp.JSON.readTree(body);
        return new Answer(code, json, json.path("message").asString(""), null);
    }

    @Test
    void namesTheOtherManagerAndItsFields() {
        var outcome = Outcomes.of(answer(409, """
                {"reason": "Conflict", "message": "Apply failed with 2 conflicts", "details": {"name": "edge", "causes": [
                  {"reason": "FieldManagerConflict", "field": ".spec.timers.holdTimeSeconds",
                   "message": "conflict with \\"kubectl-edit\\" using cilium.io/v2alpha1 at 2026-11-24T02:00:00Z"},
                  {"reason": "FieldManagerConflict", "field": ".spec.ebgpMultihop",
                   "message": "conflict with \\"kubectl-edit\\" using cilium.io/v2alpha1"}]}}"""));

        assertThat(outcome)
                .isEqualTo(new Outcome.Conflicted(
                        "kubectl-edit", List.of(".spec.timers.holdTimeSeconds", ".spec.ebgpMultihop")));
    }

    @Test
    void takesOtherConflictsForObjectsThatMoved() {
        assertThat(Outcomes.of(answer(409, "{\"message\": \"the object has been modified\"}")))
                .isEqualTo(new Outcome.Moved("the object has been modified"));
        assertThat(Outcomes.of(answer(404, "{\"message\": \"not found\", \"details\": {\"name\": \"x\"}}")))
                .isEqualTo(new Outcome.Moved("not found"));
    }

    @Test
    void neverTriesAgainWhatTheSchemaDoesNotHave() {
        String misfit =
                "failed to create typed patch object (/x; cilium.io/v2): .spec.foo: field not declared in schema";

        assertThat(Outcomes.of(answer(500, "{\"message\": \"" + misfit + "\"}")))
                .isEqualTo(new Outcome.Refused(misfit));
        assertThat(Outcomes.of(answer(422, "{\"message\": \"Invalid value\"}")))
                .isEqualTo(new Outcome.Refused("Invalid value"));
        assertThat(Outcomes.of(answer(400, "{\"message\": \"strict\"}"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void triesAgainWhatIsBusyBrokenOrSilent() {
        var busy = new Answer(429, KubernetesHttp.JSON.readTree("{}"), "slow down", Duration.ofSeconds(3));

        assertThat(Outcomes.of(busy))
                .isEqualTo(
                        new Outcome.Unreachable("The API server answers 429: slow down", true, Duration.ofSeconds(3)));
        assertThat(Outcomes.of(answer(500, "{\"message\": \"etcd\"}"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(Outcomes.of(answer(0, "{}"))).matches(outcome -> !((Outcome.Unreachable) outcome).answered());
        assertThat(Outcomes.of(answer(404, "{}"))).isEqualTo(Outcomes.NOT_SERVED);
    }
}
