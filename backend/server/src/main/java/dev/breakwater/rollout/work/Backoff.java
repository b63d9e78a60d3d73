package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.RolloutProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When an object that was not taken may be tried again; anything new about it, wanted or seen, lifts the wait. */
public final class Backoff {
    private static final int LARGEST_EXPONENT = 20;
    private static final double SPREAD = 0.2;

    /** {@code about} is what was tried on what: when it differs, the wait is void. */
    private record Wait(String about, int failures, long until, boolean parked) {}

    private final Map<ObjectRef, Wait> waits = new ConcurrentHashMap<>();
    private final RolloutProperties properties;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;

    public Backoff(RolloutProperties properties, LongSupplier nanoTime, DoubleSupplier random) {
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    boolean allows(ObjectRef ref, String about) {
        Wait wait = waits.get(ref);
        return wait == null || !wait.about().equals(about) || nanoTime.getAsLong() - wait.until() >= 0;
    }

    /** Doubles from failure to failure with full jitter; never earlier than the server asked for. */
    void failed(ObjectRef ref, String about, @Nullable Duration retryAfter) {
        Wait before = waits.get(ref);
        int failures = before == null || !before.about().equals(about) ? 1 : before.failures() + 1;
        long ownWait = (long) (ceiling(failures).toNanos() * random.getAsDouble());
        long asked = retryAfter == null ? 0 : (long) (retryAfter.toNanos() * (1 + SPREAD * random.getAsDouble()));
        waits.put(ref, new Wait(about, failures, nanoTime.getAsLong() + Math.max(ownWait, asked), false));
    }

    Duration ceiling(int failures) {
        Duration grown = properties.backoff().multipliedBy(1L << Math.min(failures - 1, LARGEST_EXPONENT));
        return grown.compareTo(properties.longestBackoff()) < 0 ? grown : properties.longestBackoff();
    }

    /** What will not get better by itself is tried again when everything is looked at anew. */
    void parked(ObjectRef ref, String about) {
        waits.put(
                ref,
                new Wait(about, 1, nanoTime.getAsLong() + properties.resync().toNanos(), true));
    }

    void succeeded(ObjectRef ref) {
        waits.remove(ref);
    }

    void forgetParked() {
        waits.values().removeIf(Wait::parked);
    }

    void forgetAll() {
        waits.clear();
    }

    /** How long until the first wait is over; null when nothing waits. */
    @Nullable
    Duration next() {
        long now = nanoTime.getAsLong();
        var first =
                waits.values().stream().mapToLong(wait -> wait.until() - now).min();
        return first.isEmpty() ? null : Duration.ofNanos(Math.max(0, first.getAsLong()));
    }
}
