package dev.breakwater.rollout;

import java.util.List;
import java.util.Map;

/** What came of looking at the whole cluster: everything, or nothing; half a list never looks like a whole one. */
public sealed interface Observation {

    /** Every object with our label, each kind's list version to watch from, and how the BGP sessions stand. */
    record Seen(List<Observed> objects, Map<String, String> versions, List<BgpSession> sessions)
            implements Observation {
        public Seen {
            objects = List.copyOf(objects);
            versions = Map.copyOf(versions);
            sessions = List.copyOf(sessions);
        }
    }

    /** Nothing can be said. */
    record Unseen(String reason) implements Observation {}
}
