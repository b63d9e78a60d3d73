package dev.breakwater.change;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Set;

/** Where a change leaves what it makes of the desired state, inside the change's own transaction. */
public interface DesiredStatePort {
    /** Compiles what the subjects touch and keeps it as the revision's; refuses what cannot be compiled. */
    Recorded record(
            ClusterName cluster, long revision, Set<Subject> touched, IntentSnapshot before, IntentSnapshot after);

    /** What changed against the revision before, and the digest of the whole. */
    record Recorded(String digest, List<ManifestDifference> differences) {
        public Recorded {
            differences = List.copyOf(differences);
        }
    }
}
