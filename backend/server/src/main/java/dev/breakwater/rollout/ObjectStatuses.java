package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** Reads how each object stands; everybody sees their own tenants' objects, who sees everything also the fabric's. */
public interface ObjectStatuses {

    /** In the order of refs, after the cursor {@code after}; null filters do not filter. */
    Page<ObjectStatus> list(
            Actor actor,
            @Nullable TenantId tenant,
            ObjectStatus.@Nullable Standing standing,
            @Nullable String after,
            int limit);

    /** One object; a rejection of kind not-found when there is none that the actor may see. */
    ObjectStatus find(Actor actor, ObjectRef ref);
}
