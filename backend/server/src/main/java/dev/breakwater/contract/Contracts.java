package dev.breakwater.contract;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** The contracts that an actor may see, by id: those with one of its tenants on either side. */
public interface Contracts {
    /** With a tenant: those with it on either side. */
    Page<ContractSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    ContractDetails find(Actor actor, ContractId id);
}
