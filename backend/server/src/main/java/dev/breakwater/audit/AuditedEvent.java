package dev.breakwater.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event with who, why and when; what the reader may not see is left out of its payload. */
public record AuditedEvent(
        long index,
        String type,
        String subject,
        String actor,
        @Nullable String reason,
        @Nullable String change,
        @Nullable Long revision,
        String source,
        Instant at,
        JsonNode payload) {}
