package dev.breakwater.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-11-26T02:00:00Z");
    private final Attempts attempts = new Attempts(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void shutAfterFiveFailuresFromOneAddress() {
        fail(4, "operator", "10.0.0.1");
        assertThat(attempts.isShut("operator", "10.0.0.1")).isFalse();
        fail(1, "operator", "10.0.0.1");
        assertThat(attempts.isShut("operator", "10.0.0.1")).isTrue();
    }

    @Test
    void doNotShutOutWhoComesFromElsewhere() {
        fail(50, "operator", "10.0.0.1");
        assertThat(attempts.isShut("operator", "10.0.0.2")).isFalse();
        assertThat(attempts.isShut("auditor", "10.0.0.1")).isFalse();
    }

    @Test
    void shutANameThatIsTriedFromEverywhere() {
        for (int i = 0; i < 100; i++) {
            attempts.failed("operator", "10.0.0." + i);
        }
        assertThat(attempts.isShut("operator", "192.0.2.1")).isTrue();
    }

    @Test
    void openAgainAfterAMinute() {
        fail(5, "operator", "10.0.0.1");
        now = now.plus(Attempts.SHUT);
        assertThat(attempts.isShut("operator", "10.0.0.1")).isFalse();
        fail(1, "operator", "10.0.0.1");
        assertThat(attempts.isShut("operator", "10.0.0.1")).isFalse();
    }

    @Test
    void areForgottenWithASuccess() {
        fail(4, "operator", "10.0.0.1");
        attempts.succeeded("operator", "10.0.0.1");
        now = now.plus(Duration.ofSeconds(1));
        fail(4, "operator", "10.0.0.1");
        assertThat(attempts.isShut("operator", "10.0.0.1")).isFalse();
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            attempts.failed(name, address);
        }
    }
}
