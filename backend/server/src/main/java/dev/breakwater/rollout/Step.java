package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import org.jspecify.annotations.Nullable;

/** One write to one object. */
public sealed interface Step {
    ObjectRef ref();

    /**
     * Makes the object say what its manifest says. With {@code resourceVersion}, only if nobody wrote since it was read; null
     * when it was not there to be read.
     */
    record Put(
            ObjectRef ref,
            String yaml,
            String digest,
            long generation,
            @Nullable String resourceVersion) implements Step {}

    /** Deletes the object, if it is still the one with this uid and nobody wrote to it since it was read. */
    record Prune(ObjectRef ref, String uid, String resourceVersion) implements Step {}

    /** Lets go of our fields, the label first of all, and leaves the rest of the object to whom it belongs. */
    record Release(ObjectRef ref, String uid) implements Step {}
}
