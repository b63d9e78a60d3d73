package dev.breakwater.addressing;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** The address pools that an actor may see, by id. */
public interface Pools {
    Page<PoolSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    PoolDetails find(Actor actor, PoolId id);
}
