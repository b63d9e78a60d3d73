package dev.breakwater.peering;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PeeringId;
import org.jspecify.annotations.Nullable;

/** The cluster's peerings, by id; they are the fabric's, so an owner sees none. */
public interface Peerings {
    Page<PeeringSummary> list(Actor actor, @Nullable String after, int limit);

    /** Refused as not found when the actor may not see it. */
    PeeringDetails find(Actor actor, PeeringId id);
}
