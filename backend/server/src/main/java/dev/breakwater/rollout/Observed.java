package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of ours as it stands in the cluster. {@code digest} and {@code generation} are what its annotations say,
 * {@code owned} is the hash over the fields that are ours, {@code sole} tells that nobody else has a hand in its content.
 */
public record Observed(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        long generation,
        @Nullable String digest,
        String owned,
        boolean sole,
        List<Condition> conditions) {
    public Observed {
        conditions = List.copyOf(conditions);
    }
}
