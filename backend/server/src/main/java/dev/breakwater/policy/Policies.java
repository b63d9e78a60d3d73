package dev.breakwater.policy;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** The policies that an actor may see, by id. */
public interface Policies {
    Page<PolicySummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    PolicyDetails find(Actor actor, PolicyId id);
}
