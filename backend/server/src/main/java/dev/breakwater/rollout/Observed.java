package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object of ours as it stands in the cluster. {@code digest} and {@code generation} are what its annotations say,
 * {@code owned} is the hash over the fields that are ours, {@code sole} tells that nobody else has a hand in its content, and
 * {@code foreign} is what others say in it beside us, where nobody but us should say anything.
 */
public record Observed(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        long generation,
        @Nullable String digest,
        String owned,
        boolean sole,
        @Nullable Foreign foreign,
        List<Condition> conditions) {
    /** Content that is not ours, with the names of the field managers that hold it. */
    public record Foreign(String manager, List<String> fields) {
        public Foreign {
            fields = List.copyOf(fields);
        }
    }

    public Observed {
        conditions = List.copyOf(conditions);
    }
}
