package dev.breakwater.access.password;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts who failed to sign in, in this process. Five failures from one address shut the name for that address, a hundred from
 * anywhere shut it for all: so nobody can guess on, and nobody is kept out by a stranger who merely knows the name.
 */
public final class Attempts {
    static final Duration SHUT = Duration.ofMinutes(1);
    private static final int FROM_ONE_ADDRESS = 5;
    private static final int FROM_ANYWHERE = 100;
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Tried, Failures> failures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tried, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    /** A name, tried from an address or, with none, from anywhere. */
    private record Tried(String name, @Nullable String address) {}

    private record Failures(int count, Instant last) {}

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether nobody may try this name from there now. */
    public boolean isShut(String name, String address) {
        return isShut(new Tried(name, address), FROM_ONE_ADDRESS) || isShut(new Tried(name, null), FROM_ANYWHERE);
    }

    public void failed(String name, String address) {
        count(new Tried(name, address));
        count(new Tried(name, null));
    }

    public void succeeded(String name, String address) {
        failures.remove(new Tried(name, address));
        failures.remove(new Tried(name, null));
    }

    private boolean isShut(Tried tried, int most) {
        Failures counted = failures.get(tried);
        return counted != null
                && counted.count() >= most
                && clock.instant().isBefore(counted.last().plus(SHUT));
    }

    /** After a quiet minute it begins anew, or one more failure would shut the name again at once. */
    private void count(Tried tried) {
        Instant now = clock.instant();
        failures.merge(
                tried,
                new Failures(1, now),
                (before, one) -> now.isBefore(before.last().plus(SHUT)) ? new Failures(before.count() + 1, now) : one);
    }
}
