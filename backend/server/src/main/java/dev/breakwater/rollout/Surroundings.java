package dev.breakwater.rollout;

import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Which cluster, how, and where time and chance come from. */
record Surroundings(
        ClusterName cluster, RolloutProperties properties, Clock clock, LongSupplier nanoTime, DoubleSupplier random) {

    static Surroundings of(ClusterName cluster, RolloutProperties properties, Clock clock) {
        return new Surroundings(
                cluster,
                properties,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    Instant now() {
        return clock.instant();
    }
}
