package dev.breakwater.change;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Set;

/** Where a change leaves what it makes of the desired state, inside the change's own transaction. */
public interface DesiredStatePort {
    /** Refuses what may not be asked for anew of the touched subjects, though it may stand when it was asked for earlier. */
    void check(Set<Subject> touched, IntentSnapshot after);

    /**
     * Compiles what the subjects touch and keeps it as the revision's; refuses what cannot be compiled. The snapshots hold
     * all that these manifests depend on and may hold no more. Returns the digest of the whole desired state.
     */
    String record(
            ClusterName cluster, long revision, Set<Subject> touched, IntentSnapshot before, IntentSnapshot after);

    /** Deletes every manifest of every revision, for the revisions to be recorded once more. */
    void clear(ClusterName cluster);

    /** What the later revision holds otherwise than the earlier, as far as the actor may see it. */
    List<ManifestDifference> between(Actor actor, ClusterName cluster, long earlier, long later);
}
