package dev.breakwater.peering;

import dev.breakwater.intent.PeeringIntent;
import java.time.Instant;

/** One peering with its profile; {@code revision} is the last that touched it. */
public record PeeringDetails(PeeringIntent intent, long revision, Instant changedAt) {}
