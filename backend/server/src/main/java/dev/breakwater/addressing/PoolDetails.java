package dev.breakwater.addressing;

import dev.breakwater.intent.PoolIntent;
import java.time.Instant;

/** One pool with its blocks; {@code revision} is the last that touched it. */
public record PoolDetails(PoolIntent intent, long revision, Instant changedAt) {}
