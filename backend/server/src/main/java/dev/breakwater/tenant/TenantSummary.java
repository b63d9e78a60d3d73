package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;

/** A tenant as lists show it; {@code revision} is the last that touched it. */
public record TenantSummary(
        TenantId id,
        String description,
        TenantIntent.State state,
        TenantIntent.Isolation isolation,
        int namespaces,
        long revision,
        Instant changedAt) {}
