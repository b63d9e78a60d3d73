package dev.breakwater.change;

import org.jspecify.annotations.Nullable;

/** Where a request came from; with an idempotency key, the same request sent twice acts once. */
public record Origin(Source source, @Nullable String idempotencyKey, String correlationId) {}
