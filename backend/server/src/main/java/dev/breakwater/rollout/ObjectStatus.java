package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one object stands: {@code desiredDigest} null means that it is to go, {@code observedDigest} null that it is not there;
 * {@code tenant} is null for what belongs to the fabric.
 */
public record ObjectStatus(
        ObjectRef ref,
        String unit,
        @Nullable TenantId tenant,
        @Nullable String desiredDigest,
        @Nullable String observedDigest,
        long generation,
        Standing standing,
        @Nullable String reason,
        @Nullable String manager,
        List<String> fields,
        Instant since,
        @Nullable Instant attemptedAt,
        List<Condition> conditions) {

    /** How an object stands with the cluster, since {@code since}. */
    public enum Standing {
        /** Waits for its turn. */
        PENDING,
        /** Stands as desired. */
        APPLIED,
        /** Another field manager, named in {@code manager}, holds the {@code fields}. */
        CONFLICTED,
        /** The cluster refuses the content for the {@code reason}. */
        REFUSED,
        /** The cluster did not take it yet for the {@code reason}; it is tried again. */
        UNREACHABLE,
        /** Waits for a person, who has to do what the {@code reason} says: allow prunes, or name us to the floor. */
        HELD,
        /** Differs from what was applied, by someone else's hand. */
        DRIFTED
    }

    public ObjectStatus {
        fields = List.copyOf(fields);
        conditions = List.copyOf(conditions);
    }

    /** Whether the object stands as desired. */
    public boolean inSync() {
        return standing == Standing.APPLIED;
    }
}
