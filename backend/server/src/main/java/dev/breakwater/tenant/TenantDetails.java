package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import java.time.Instant;

/** All that is asked for of one tenant itself; {@code revision} is the last that touched it. */
public record TenantDetails(TenantIntent intent, long revision, Instant changedAt) {}
