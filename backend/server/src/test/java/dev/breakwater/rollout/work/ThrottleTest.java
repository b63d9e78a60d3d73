package dev.breakwater.rollout.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Throttle throttle = new Throttle(8);

    private void round(boolean busy) throws InterruptedException {
        throttle.enter();
        throttle.leave(busy);
    }

    @Test
    void halvesWhenTheServerIsBusyButNeverStops() throws InterruptedException {
        round(true);
        assertThat(throttle.limit()).isEqualTo(4);
        for (int i = 0; i < 10; i++) {
            round(true);
        }
        assertThat(throttle.limit()).isEqualTo(1);
    }

    @Test
    void growsByOneForEachRoundThatWentWell() throws InterruptedException {
        round(true);
        for (int i = 0; i < 4; i++) {
            round(false);
        }
        assertThat(throttle.limit()).isEqualTo(5);
        for (int i = 0; i < 100; i++) {
            round(false);
        }
        assertThat(throttle.limit()).isEqualTo(8);
    }
}
