package dev.breakwater.policy;

import dev.breakwater.vocabulary.PolicyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A policy as lists show it; {@code revision} is the last that touched it. */
public record PolicySummary(
        PolicyId id, String reason, @Nullable Instant expiresAt, int rules, long revision, Instant changedAt) {}
