package dev.breakwater.audit;

import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which events are asked for: what is null is not asked; {@code type} is the beginning of one, {@code until} is past the last. */
public record EventFilter(
        @Nullable TenantId tenant,
        @Nullable String actor,
        @Nullable ChangeId change,
        @Nullable String subject,
        @Nullable String type,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant until) {}
