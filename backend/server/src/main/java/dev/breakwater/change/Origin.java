package dev.breakwater.change;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from; with an idempotency key, the same request sent twice acts once. {@code fingerprint} is a digest
 * of what was asked in the caller's own words; without it, the proposal itself tells whether it is the same request.
 */
public record Origin(
        Source source,
        @Nullable String idempotencyKey,
        @Nullable String fingerprint,
        String correlationId) {
    public Origin(Source source, @Nullable String idempotencyKey, String correlationId) {
        this(source, idempotencyKey, null, correlationId);
    }
}
