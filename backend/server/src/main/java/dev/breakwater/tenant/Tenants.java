package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** The tenants that an actor may see, by id. */
public interface Tenants {
    Page<TenantSummary> list(Actor actor, TenantIntent.@Nullable State state, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    TenantDetails find(Actor actor, TenantId id);

    /** Namespaces by name, of one tenant or of all that the actor sees. */
    Page<NamespaceSummary> namespaces(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);
}
