package dev.breakwater.peering;

import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.PeeringId;
import java.time.Instant;
import java.util.List;

/** An advertisement as lists show it; {@code revision} is the last that touched it. */
public record AdvertisementSummary(AdvertisementId id, List<PeeringId> peerings, long revision, Instant changedAt) {
    public AdvertisementSummary {
        peerings = List.copyOf(peerings);
    }
}
