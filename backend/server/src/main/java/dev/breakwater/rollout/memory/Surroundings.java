package dev.breakwater.rollout.memory;

import dev.breakwater.rollout.RolloutProperties;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Which cluster, how, and where time and chance come from. */
public record Surroundings(
        ClusterName cluster,
        String tenantLabel,
        RolloutProperties properties,
        Clock clock,
        LongSupplier nanoTime,
        DoubleSupplier random) {

    public static Surroundings of(ClusterName cluster, String tenantLabel, RolloutProperties properties, Clock clock) {
        return new Surroundings(
                cluster,
                tenantLabel,
                properties,
                clock,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    public Instant now() {
        return clock.instant();
    }
}
