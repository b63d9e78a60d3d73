package dev.breakwater.intent;

import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Set;

/** What is asked for of one subject at one revision; a subject without intent is not asked for at all. */
public sealed interface Intent
        permits TenantIntent, PolicyIntent, ContractIntent, PoolIntent, PeeringIntent, AdvertisementIntent {

    Subject subject();

    /** The tenants that may see this; empty for what belongs to the fabric. */
    Set<TenantId> tenants();
}
