package dev.breakwater.rollout.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.RolloutProperties;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final ObjectRef WEB = new ObjectRef("", "Namespace", null, "web");
    private static final RolloutProperties PROPERTIES = new RolloutProperties(
            true,
            false,
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            8);

    private final AtomicLong nanos = new AtomicLong();
    private final Backoff backoff = new Backoff(PROPERTIES, nanos::get, () -> 1.0);

    @Test
    void doublesUpToItsCeiling() {
        backoff.failed(WEB, "a", null);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
        backoff.failed(WEB, "a", null);
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 40; i++) {
            backoff.failed(WEB, "a", null);
        }
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isNeverEarlierThanTheServerAsked() {
        backoff.failed(WEB, "a", Duration.ofSeconds(10));

        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(12));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(backoff.allows(WEB, "a")).isFalse();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(backoff.allows(WEB, "a")).isTrue();
    }

    @Test
    void endsWhenSomethingElseIsWanted() {
        backoff.parked(WEB, "a");

        assertThat(backoff.allows(WEB, "a")).isFalse();
        assertThat(backoff.allows(WEB, "b")).isTrue();
        backoff.forgetParked();
        assertThat(backoff.allows(WEB, "a")).isTrue();
    }

    @Test
    void startsAnewAfterASuccess() {
        backoff.failed(WEB, "a", null);
        backoff.failed(WEB, "a", null);
        backoff.succeeded(WEB);

        assertThat(backoff.next()).isNull();
        backoff.failed(WEB, "a", null);
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }
}
