package dev.breakwater.peering;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** The advertisements that an actor may see, by id. */
public interface Advertisements {
    Page<AdvertisementSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    AdvertisementDetails find(Actor actor, AdvertisementId id);
}
