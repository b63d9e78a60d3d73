package dev.breakwater.planning;

import java.util.List;

/**
 * Something that BGP peers or the holders of addresses will notice, known before the change is committed.
 *
 * @param peers sessions by name, as far as any are concerned
 * @param nodes where
 * @param prefixes which addresses, as far as they are known
 * @param sentence all of it in words, with the reason
 */
public record Foreseen(
        Event event, Weight weight, List<String> peers, List<String> nodes, List<String> prefixes, String sentence) {

    /** What happens. */
    public enum Event {
        SESSION_OPENED,
        SESSION_RESET,
        SESSION_CLOSED,
        ROUTES_ANNOUNCED,
        ROUTES_WITHDRAWN,
        ROUTES_RESENT,
        ADDRESSES_LOST
    }

    /** How much it matters. */
    public enum Weight {
        /** Nobody loses anything, or only what the change asks to take away. */
        ASKED_FOR,
        /** Something is reset, but graceful restart or another uplink carries the traffic meanwhile. */
        BRIDGED,
        /** Traffic that stands before and after is interrupted, whatever the order: needs an override. */
        INTERRUPTION
    }

    public Foreseen {
        peers = List.copyOf(peers);
        nodes = List.copyOf(nodes);
        prefixes = List.copyOf(prefixes);
    }

    public boolean interrupts() {
        return weight == Weight.INTERRUPTION;
    }
}
