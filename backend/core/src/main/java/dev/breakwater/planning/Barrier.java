package dev.breakwater.planning;

import java.util.List;

/** What has to be seen before the next phase begins. */
public sealed interface Barrier {

    /** Every object of the phase is read back, none is called invalid, and the agents had time to enforce it. */
    record ReadBack() implements Barrier {}

    /** Read back, and on every selected node these peers are established and sent as many routes as their elders. */
    record SessionsUp(List<String> peers) implements Barrier {
        public SessionsUp {
            peers = List.copyOf(peers);
        }
    }

    /** Read back, and the advertisements' routes are counted as advertised on the nodes that announce them. */
    record RoutesAdvertised(List<String> advertisements) implements Barrier {
        public RoutesAdvertised {
            advertisements = List.copyOf(advertisements);
        }
    }

    /** Read back, and connections to what was withdrawn had time to end. */
    record Drained() implements Barrier {}
}
