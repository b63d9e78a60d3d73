package dev.breakwater.change;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** Drafts and committed changes, newest first; an owner sees those that touch its tenants, and of them only its part. */
public interface Changes {
    Page<ChangeSummary> list(
            Actor actor,
            ChangeSummary.@Nullable State state,
            @Nullable TenantId tenant,
            @Nullable String after,
            int limit);

    ChangeDetails find(Actor actor, ChangeId id);
}
