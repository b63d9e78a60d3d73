package dev.breakwater.reach;

import java.util.Set;

/**
 * What one side of a flow does with it: drops it, lets it pass as it is, or lets a proxy pass some requests of it.
 *
 * @param requests what passes: nothing, everything, or whatever one of these matches
 */
public record Passage(Way way, Set<Request> requests) {

    /** Who has the packets in hand. */
    public enum Way {
        DROPPED,
        PLAIN,
        HTTP,
        DNS,
        TLS,
        UNMODELLED
    }

    public static final Passage DENIED = new Passage(Way.DROPPED, Set.of());
    public static final Passage PLAIN = new Passage(Way.PLAIN, Set.of(Request.ANY));

    public Passage {
        requests = Set.copyOf(requests);
    }

    /** Whether anything at all passes. */
    public boolean allows() {
        return way != Way.DROPPED;
    }

    /** Whether everything passes, by a proxy or not. */
    public boolean allowsAll() {
        return requests.contains(Request.ANY);
    }

    /** Whether a proxy has it in hand. */
    public boolean isProxied() {
        return way != Way.DROPPED && way != Way.PLAIN;
    }
}
