package dev.breakwater.peering;

import dev.breakwater.intent.AdvertisementIntent;
import java.time.Instant;

/** One advertisement with its communities; {@code revision} is the last that touched it. */
public record AdvertisementDetails(AdvertisementIntent intent, long revision, Instant changedAt) {}
