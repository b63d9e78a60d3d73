package dev.breakwater.intent;

import dev.breakwater.vocabulary.Rejection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a BGP peer. Times are in seconds; without a restart time graceful restart is off; the secret is the
 * name of a Kubernetes Secret in the cluster's BGP secrets namespace, never its content.
 */
public record PeerProfile(
        Timers timers,
        @Nullable Integer gracefulRestartSeconds,
        int ebgpMultihop,
        @Nullable String authSecret,
        SortedSet<Family> families) {

    /** The address families that Cilium 1.17 can exchange. */
    public enum Family {
        IPV4,
        IPV6
    }

    /** Keep-alive at most a third of the hold time, as RFC 4271 advises. */
    public record Timers(int connectRetrySeconds, int holdSeconds, int keepAliveSeconds) {
        public static final Timers DEFAULT = new Timers(120, 90, 30);

        public Timers {
            within("connectRetrySeconds", connectRetrySeconds, 1, 65535);
            within("holdSeconds", holdSeconds, 3, 65535);
            within("keepAliveSeconds", keepAliveSeconds, 1, 65535);
            if (keepAliveSeconds * 3 > holdSeconds) {
                throw Rejection.invalid(
                                "keep-alive-too-long",
                                "A keep-alive of " + keepAliveSeconds
                                        + " s does not fit three times into a hold time of " + holdSeconds + " s")
                        .at("/keepAliveSeconds");
            }
        }
    }

    private static final Pattern SECRET = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    public PeerProfile {
        families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
        if (families.isEmpty()) {
            throw Rejection.invalid("families-missing", "A peering needs at least one address family")
                    .at("/families");
        }
        if (gracefulRestartSeconds != null) {
            within("gracefulRestartSeconds", gracefulRestartSeconds, 1, 4095);
        }
        within("ebgpMultihop", ebgpMultihop, 1, 255);
        if (authSecret != null && !SECRET.matcher(authSecret).matches()) {
            throw Rejection.invalid(
                            "secret-name-invalid", "The secret must be given by the name of a Kubernetes Secret")
                    .at("/authSecret");
        }
    }

    public static PeerProfile of(Set<Family> families) {
        return new PeerProfile(Timers.DEFAULT, null, 1, null, new TreeSet<>(families));
    }

    private static void within(String field, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw Rejection.invalid(
                            "out-of-range", field + " is " + value + ", not between " + lowest + " and " + highest)
                    .at("/" + field);
        }
    }
}
