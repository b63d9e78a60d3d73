package dev.breakwater.change.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.change.Cast;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.vocabulary.PolicyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecalledTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final PolicyIntent STAYING = policy("shop/staying", null);
    private static final PolicyIntent DUE_LATER = policy("shop/later", NOW.plusNanos(1));
    private static final PolicyIntent DUE = policy("shop/due", NOW);
    private static final Recalled RECALLED = Recalled.of(IntentSnapshot.of(List.of(STAYING, DUE_LATER, DUE)), NOW);

    @Test
    void leavesOutWhatWouldHaveEndedByItself() {
        assertThat(RECALLED.intents()).isEqualTo(IntentSnapshot.of(List.of(STAYING, DUE_LATER)));
        assertThat(RECALLED.lapsed()).containsExactly(DUE.id());
    }

    @Test
    void saysWhatItLeavesOut() {
        assertThat(RECALLED.because("it broke"))
                .isEqualTo("it broke (left out, as their time has passed: policy shop/due)");
        assertThat(Recalled.of(IntentSnapshot.of(List.of(STAYING)), NOW).because("it broke"))
                .isEqualTo("it broke");
        assertThat(RECALLED.because("x".repeat(490))).hasSize(500).endsWith("…");
    }

    private static PolicyIntent policy(String id, @Nullable Instant expiry) {
        var spec = Cast.towards("203.0.113.0/24");
        return new PolicyIntent(PolicyId.parse(id), new PolicySpec(spec.reason(), expiry, spec.rules()));
    }
}
